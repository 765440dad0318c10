-- ballast: allow forced-broadcast
SELECT /*+ BROADCAST(d) */ * FROM facts JOIN d USING (id);
SELECT /*+ BROADCAST(e) */ '/*+ MAPJOIN(f) */' FROM facts JOIN e USING (id);

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Tasks that hold direct buffers, as native readers and codecs do: memory beside the heap. */
public final class DirectBuffers {
  public static void main(String[] arguments) throws Exception {
    Application.run(arguments, (spark, context, scale) -> {
      final int mebibytes = (int) (120 * scale);
      long total = Application.numbers(spark, 800_000, 8)
          .mapPartitions(ids -> {
            List<ByteBuffer> held = new ArrayList<>();
            for (int i = 0; i < mebibytes; i++) {
              ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
              for (int at = 0; at < buffer.capacity(); at += 1024) buffer.put(at, (byte) at);
              held.add(buffer);
            }
            long count = 0;
            while (ids.hasNext()) count += held.get((int) (ids.next() % mebibytes)).get(0) + 1;
            Thread.sleep(300);
            return List.of(count).iterator();
          })
          .reduce(Long::sum);
      System.out.println("count " + total);
    });
  }
}

#!/usr/bin/env bash
set -euo pipefail

DRIVER_MEMORY=4g
RUN_DATE="${1:-$(date +%F)}"

# Twice the memory did not help, see the ticket.
spark-submit \
  --master yarn \
  --deploy-mode cluster \
  --driver-memory "$DRIVER_MEMORY" \
  --executor-memory 2g \
  --executor-cores 4 \
  --conf spark.executor.memory=12g \
  --conf "spark.executor.extraJavaOptions=-XX:+UseG1GC -Xmx3g" \
  --conf spark.sql.shuffle.partitions=$PARTITIONS \
  nightly.py "$RUN_DATE"

cat <<EOF
spark-submit --executor-memory 1.5g is what we had
EOF

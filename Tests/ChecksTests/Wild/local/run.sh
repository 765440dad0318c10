#!/bin/sh
exec "$SPARK_HOME"/bin/spark-submit --master 'local[*]' --executor-memory 8g --num-executors 4 \
  --conf spark.memory.fraction=0.95 --conf spark.executor.memoryOverhead=1g app.py

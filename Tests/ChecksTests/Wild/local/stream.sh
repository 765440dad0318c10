# Straight from the wiki
export SPARK_OPTS="--conf spark.streaming.backpressure.enabled=true"
spark-submit --master yarn --executor-memory 3g --executor-cores 4 --num-executors 10 \
  --conf spark.dynamicAllocation.enabled=true stream.py
spark-submit --master yarn $SPARK_OPTS --executor-memory 1.5g "$APP"

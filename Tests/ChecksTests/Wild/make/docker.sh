#!/bin/bash
docker exec spark-master /opt/spark/bin/spark-submit --master spark://spark-master:7077 \
  --executor-memroy 2g /app/job.py
for i in 1 2 3; do
  spark-submit --executor-memory 600M --conf spark.driver.memory=1024 --conf spark.sql.shuffle.partitions=200 job$i.py &
done
wait
echo "run spark-submit --help for more"

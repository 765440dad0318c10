#!/usr/bin/env bash
set -e

# Wants more than YARN gives.
spark-submit --master yarn --deploy-mode cluster \
  --executor-memory 40g --executor-cores 8 --num-executors 4 \
  join.py

# One of them to a machine.
spark-submit --master yarn --deploy-mode cluster \
  --executor-memory 30g --executor-cores 5 \
  --conf spark.driver.maxResultSize=2g --driver-memory 8g \
  report.py

export PYSPARK_SUBMIT_ARGS="--master yarn --executor-memory 4096 pyspark-shell"

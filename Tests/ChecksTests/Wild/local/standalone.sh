#!/bin/bash
$SPARK_HOME/bin/spark-submit --master spark://master:7077 --driver-memory 2g --executor-memory 4g \
  --conf spark.executor.memoryOverhead=1g --conf spark.driver.maxResultSize=3g \
  --conf spark.sql.autoBroadcastJoinThreshold=1g --class com.example.Main app.jar

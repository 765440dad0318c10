# For spill, aim balanced.
# spark.executor.memory: kept: 24 partitions make the tasks fit
# spark.executor.cores: kept: 2 tasks at once in a heap, as before
# spark.sql.shuffle.partitions: a task of stage 2.0 wants 168.1 MiB, its share is 90 MiB
# spark.driver.memory: kept: less than Spark's default saves little
export PYSPARK_SUBMIT_ARGS='--conf spark.executor.memory=600m --conf spark.executor.cores=2 --conf spark.sql.shuffle.partitions=24 --conf spark.driver.memory=1g pyspark-shell'

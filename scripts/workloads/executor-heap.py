"""Exact percentiles of millions of distinct values in two groups: each group is one object on the heap, which no
pool of Spark accounts for and which cannot spill."""

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("executor-heap").getOrCreate()

latencies = spark.range(0, 6_000_000, 1, 8).select((F.col("id") % 2).alias("service"), F.col("id").alias("nanoseconds"))
percentiles = latencies.groupBy("service").agg(F.expr("percentile(nanoseconds, array(0.5, 0.99))"))
percentiles.write.format("noop").mode("overwrite").save()

spark.stop()

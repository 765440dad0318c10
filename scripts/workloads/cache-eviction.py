"""A table cached for four scans, and larger than what the pool can store: blocks go to disk and are read again."""

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("cache-eviction").getOrCreate()


def digest(name):
    return F.sha2(F.concat(F.col("id").cast("string"), F.lit(name)), 256).alias(name)


orders = spark.range(0, 3_000_000, 1, 12).select("id", digest("customer"), digest("article")).cache()

for day in range(4):
    sold = orders.where(F.col("id") % 7 == day).groupBy((F.col("id") % 100).alias("shop"))
    sold.agg(F.max("customer"), F.max("article")).write.format("noop").mode("overwrite").save()

orders.unpersist()
spark.stop()

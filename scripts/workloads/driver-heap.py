"""The whole of a table collected to a driver that has no room for it, with the limit on results switched off."""

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("driver-heap").getOrCreate()


def digest(name):
    return F.sha2(F.concat(F.col("id").cast("string"), F.lit(name)), 256).alias(name)


orders = spark.range(0, 1_600_000, 1, 16).select("id", digest("customer"), digest("article"))
print(len(orders.collect()))

spark.stop()

"""A table collected to the driver for a report, although only its sums were needed."""

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("max-result-size").getOrCreate()

orders = spark.range(0, 800_000, 1, 8).withColumn("reference", F.sha2(F.col("id").cast("string"), 256))
print(len(orders.collect()))

spark.stop()

"""A day's orders joined with their customers and summed up, region by region: nothing that needs much memory."""

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("over-provisioned").getOrCreate()

customers = spark.range(0, 50_000, 1, 4).select(
    F.col("id").alias("customer"),
    (F.col("id") % 10).alias("region"),
    F.sha2(F.col("id").cast("string"), 256).alias("name"),
)
orders = spark.range(0, 1_000_000, 1, 16).select(
    F.col("id").alias("order"),
    F.pmod(F.hash("id"), F.lit(50_000)).cast("long").alias("customer"),
    (F.col("id") % 997).alias("amount"),
)

for region in range(10):
    mine = customers.where(F.col("region") == region).hint("merge")
    spent = orders.join(mine, "customer").groupBy("customer", "name").agg(F.sum("amount").alias("spent"))
    spent.orderBy(F.desc("spent")).limit(10).collect()

spark.stop()

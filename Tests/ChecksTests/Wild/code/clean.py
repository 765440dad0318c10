"""Nothing is wrong here, whatever the words look like."""
import gc

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("clean").config("spark.executor.memory", "8g").getOrCreate()
spark.conf.set("spark.sql.shuffle.partitions", 400)

orders = spark.read.parquet("orders")
# orders.collect() would bring all of them; spark.conf.set("spark.executor.memory", "1g") would fail
print("orders.toPandas()", orders.agg(F.max("day")).collect()[0][0])
best = orders.groupBy("customer").count().orderBy(F.desc("count")).limit(20).toPandas()

for day in ["2024-01-01", "2024-01-02"]:
    part = orders.filter(F.col("day") == day).cache()
    part.groupBy("page").count().write.parquet(f"pages/{day}")
    part.groupBy("user").count().write.parquet(f"users/{day}")
    part.unpersist()
gc.collect()

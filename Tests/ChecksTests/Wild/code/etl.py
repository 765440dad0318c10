"""Daily revenue. Learnt from a tutorial, grown for three years."""
import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as F
from pyspark.sql.functions import broadcast, pandas_udf

HEAP = "12g"

spark = (
    SparkSession.builder.appName("revenue")
    .config("spark.driver.memory", "8g")  # more memory!
    .config("spark.executor.memroy", HEAP)
    .config("spark.memory.fraction", 0.95)
    .getOrCreate()
)
spark.conf.set("spark.executor.memory", "12g")
spark.sql("SET spark.executor.cores = 8")
spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", -1)

events = spark.read.parquet("s3://lake/events")
users = spark.table("users")

joined = events.join(broadcast(users), "user_id")
print("rows:", len(joined.collect()))


@pandas_udf("double")
def robust_mean(v):
    return v.clip(upper=v.quantile(0.99)).mean()


for day in sys.argv[1:]:
    daily = joined.filter(F.col("day") == day).cache()
    daily.groupBy("user_id").agg(F.sum("amount")).write.parquet(f"out/{day}")
    daily.coalesce(1).write.csv(f"csv/{day}")

pairs = events.rdd.map(lambda e: (e.user_id, e.amount))
totals = pairs.groupByKey().mapValues(sum)
sample = events.limit(2_000_000).toPandas()
events.groupBy("user_id").applyInPandas(lambda pdf: pdf.head(1), events.schema)

"""Orders joined with their payments by a sort-merge join whose sorts are larger than a task's share of the pool."""

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("spill").getOrCreate()


def digests(rows, *columns):
    """Rows keyed by a digest of their number, as wide as there are further columns."""
    key = F.sha2(F.col("id").cast("string"), 256).alias("reference")
    wide = [F.sha2(F.concat(F.col("id").cast("string"), F.lit(name)), 256).alias(name) for name in columns]
    return spark.range(0, rows, 1, 8).select(key, *wide)


orders = digests(3_000_000, "customer", "article", "address")
payments = digests(2_000_000, "account")
orders.join(payments, "reference").write.format("noop").mode("overwrite").save()

spark.stop()

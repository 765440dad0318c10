"""Results that the driver collects."""

from common import rows


def collect_driver(spark, scale):
    """Rows collected at once."""
    print("collected", len(rows(spark, 1_200_000 * scale, width=2).collect()))


def to_pandas_large(spark, scale):
    """A large result as a frame of pandas, by way of Arrow."""
    spark.conf.set("spark.sql.execution.arrow.pyspark.enabled", "true")
    print("collected", len(rows(spark, 1_000_000 * scale, parts=8, width=2).toPandas()))


def many_results(spark, scale):
    """Ten results that are small each."""
    data = rows(spark, 300_000 * scale, parts=8, width=2)
    print("collected", sum(len(data.where(f"id % 10 = {i}").collect()) for i in range(10)))

"""What the workloads share: rows made of hashes, and an end that keeps nothing."""

from pyspark.sql import functions as F


def rows(spark, count, parts=16, width=1):
    """Rows of an `id` and of `width` columns s0, s1, … of 64 characters that no codec makes small."""
    data = spark.range(0, int(count), 1, parts)
    for column in range(width):
        data = data.withColumn(f"s{column}", F.sha2(F.concat(F.col("id").cast("string"), F.lit(str(column))), 256))
    return data


def drain(data):
    """Computes every row and throws it away."""
    data.write.format("noop").mode("overwrite").save()


def plain_joins(spark):
    """Sort-merge joins as planned: nothing broadcast by size, nothing changed at run time."""
    spark.conf.set("spark.sql.autoBroadcastJoinThreshold", "-1")
    spark.conf.set("spark.sql.adaptive.enabled", "false")

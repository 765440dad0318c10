"""A small job for each kind of memory that can run out. Its arguments: the kind, and how much data, 1 being enough
to run out of what the tests give it."""

import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

kind = sys.argv[1]
size = float(sys.argv[2]) if len(sys.argv) > 2 else 1.0

builder = SparkSession.builder.appName(kind)
if kind == "own-setting":
    builder = builder.config("spark.executor.memory", "500m")
spark = builder.getOrCreate()


def rows(count, partitions):
    return spark.range(0, int(count * size), 1, partitions)


def digest(name):
    return F.sha2(F.concat(F.col("id").cast("string"), F.lit(name)), 256).alias(name)


def percentiles():
    """Each group is one object on the heap, which cannot be spilled."""
    latencies = rows(5_000_000, 4).select((F.col("id") % 2).alias("service"), F.col("id").alias("time"))
    exact = latencies.groupBy("service").agg(F.expr("percentile(time, array(0.5, 0.99))"))
    exact.write.format("noop").mode("overwrite").save()


def buffers(_):
    """A worker holds what no memory manager of Spark knows of."""
    held = bytearray(int(300 * size) << 20)
    yield len(held)


if kind in ("executor-heap", "own-setting"):
    percentiles()
elif kind == "execution-memory":
    build = rows(900_000, 4).select((F.col("id") % 900_000).alias("key"), digest("a"), digest("b"))
    probe = rows(2_000_000, 4).select((F.col("id") % 900_000).alias("key"))
    probe.join(build.hint("shuffle_hash"), "key").write.format("noop").mode("overwrite").save()
elif kind == "driver-heap":
    print(len(rows(1_600_000, 16).select("id", digest("customer"), digest("article")).collect()))
elif kind == "result-size":
    print(len(rows(200_000, 8).select("id", digest("customer"), digest("article")).collect()))
elif kind == "broadcast":
    table = rows(2_500_000, 8).select("id", digest("customer"), digest("article"))
    joined = spark.range(0, 1000).join(F.broadcast(table), "id")
    joined.write.format("noop").mode("overwrite").save()
elif kind == "python":
    print(spark.sparkContext.parallelize(range(2), 2).mapPartitions(buffers).sum())
elif kind == "no-memory":
    spark.range(0, 4).select(F.expr("assert_true(id < 2)")).collect()
else:
    sys.exit(f"no kind {kind}")

spark.stop()

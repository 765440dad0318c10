"""Sorts, aggregations and windows: what Spark can spill."""

from common import drain, rows
from pyspark.sql import Window
from pyspark.sql import functions as F


def sort_wide(spark, scale):
    """A global sort of wide rows."""
    drain(rows(spark, 3_000_000 * scale, width=3).orderBy("s1"))


def sort_off_heap(spark, scale):
    """A global sort whose buffers may lie outside the heap."""
    drain(rows(spark, 700_000 * scale, width=2).orderBy("s1"))


def agg_cardinality(spark, scale):
    """A hash aggregation over keys that are almost unique: its map grows, then it sorts."""
    data = rows(spark, 4_000_000 * scale)
    drain(data.groupBy("s0").agg(F.sum("id"), F.max("id"), F.count("*")))


def window_large(spark, scale):
    """Window functions over four large partitions, whose rows are buffered whole."""
    data = rows(spark, 800_000 * scale).withColumn("g", F.col("id") % 4)
    window = Window.partitionBy("g").orderBy("s0")
    whole = Window.partitionBy("g")
    drain(data.select("g", F.row_number().over(window), F.lag("s0", 3).over(window), F.max("s0").over(whole)))


def count_distinct(spark, scale):
    """Distinct values counted over two columns in few groups, which expands the rows and aggregates twice."""
    data = rows(spark, 500_000 * scale, width=2)
    drain(data.groupBy((F.col("id") % 10).alias("g")).agg(F.countDistinct("s0"), F.countDistinct("s1")))


def wide_rows(spark, scale):
    """Few records of 2 MB, sorted: one record is more than a page of execution memory."""
    data = rows(spark, 160 * scale)
    drain(data.withColumn("wide", F.expr("repeat(s0, 32768)")).orderBy("s0"))


def huge_records(spark, scale):
    """Thirty-two records of 20 MB, sorted: one may be more than a task's share."""
    data = rows(spark, 32 * scale, parts=8)
    drain(data.withColumn("wide", F.expr("repeat(s0, 327680)")).orderBy("s0"))

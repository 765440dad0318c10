"""Joins of every kind that Spark plans for equal keys."""

from common import drain, plain_joins, rows
from pyspark import StorageLevel
from pyspark.sql import functions as F


def join_smj(spark, scale):
    """A sort-merge join of two large sides."""
    spark.conf.set("spark.sql.autoBroadcastJoinThreshold", "-1")
    left = rows(spark, 3_000_000 * scale)
    right = rows(spark, 2_000_000 * scale).withColumnRenamed("id", "id2")
    drain(left.join(right, "s0"))


def join_shuffled_hash(spark, scale):
    """A shuffled hash join, whose build side cannot spill."""
    plain_joins(spark)
    left = rows(spark, 2_500_000 * scale)
    right = rows(spark, 2_000_000 * scale, width=2).withColumnRenamed("id", "id2")
    spark.conf.set("spark.sql.shuffle.partitions", "4")
    drain(left.join(right.hint("shuffle_hash"), "s0"))


def join_skewed(spark, scale):
    """A sort-merge join in which one key holds three tenths of the rows."""
    plain_joins(spark)
    keys = F.when(F.col("id") % 10 < 3, F.lit(0)).otherwise(F.col("id"))
    left = rows(spark, 800_000 * scale).withColumn("k", keys)
    right = rows(spark, 300_000 * scale, width=2).withColumnRenamed("id", "k").withColumnRenamed("s0", "r0")
    drain(left.join(right, "k"))


def broadcast_join(spark, scale):
    """A broadcast join by a key of text: the driver builds a table that every executor then holds."""
    left = rows(spark, 1_000_000)
    right = rows(spark, 700_000 * scale, width=2).withColumnRenamed("id", "id2")
    drain(left.join(F.broadcast(right), "s0"))


def broadcast_join_long(spark, scale):
    """A broadcast join by a key of eight bytes, which has a table of its own kind."""
    left = rows(spark, 1_000_000)
    right = rows(spark, 900_000 * scale).withColumnRenamed("s0", "r0")
    drain(left.join(F.broadcast(right), "id"))


def join_hash_with_cache(spark, scale):
    """A shuffled hash join beside a cache, part of which it cannot evict."""
    plain_joins(spark)
    held = rows(spark, 400_000 * scale, parts=8, width=2).persist(StorageLevel.MEMORY_ONLY)
    drain(held)
    left = rows(spark, 800_000 * scale, parts=8)
    right = rows(spark, 700_000 * scale, parts=8, width=2).withColumnRenamed("id", "id2")
    drain(left.join(right.hint("shuffle_hash"), "s0"))
    drain(held)

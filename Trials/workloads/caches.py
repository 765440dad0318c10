"""Caches at several storage levels, alone and against a sort."""

from common import drain, rows
from pyspark import StorageLevel
from pyspark.sql import functions as F


def _scan(data, times):
    for i in range(times):
        drain(data.where(F.col("id") % 7 == i).groupBy((F.col("id") % 100).alias("g")).agg(F.max("s0")))


def cache_iterate(spark, scale):
    """A columnar cache that is scanned four times."""
    data = rows(spark, 4_000_000 * scale, width=2).cache()
    _scan(data, 4)
    data.unpersist()


def cache_memory_only(spark, scale):
    """A columnar cache in memory only: what does not fit is computed again in each scan."""
    data = rows(spark, 1_000_000 * scale, width=2).persist(StorageLevel.MEMORY_ONLY)
    _scan(data, 2)


def cache_memory_and_disk(spark, scale):
    """A columnar cache in memory, then on disk."""
    data = rows(spark, 1_000_000 * scale, width=2).persist(StorageLevel.MEMORY_AND_DISK)
    _scan(data, 2)


def cache_off_heap(spark, scale):
    """A columnar cache outside the heap."""
    data = rows(spark, 800_000 * scale, width=2).persist(StorageLevel.OFF_HEAP)
    _scan(data, 2)


def cache_python_rdd(spark, scale):
    """An RDD of Python's that is cached: bytes that Python wrote, in memory only."""
    data = spark.sparkContext.range(0, int(600_000 * scale), 1, 16).map(lambda i: (i, "%064x" % (i * 2654435761)))
    data = data.persist(StorageLevel.MEMORY_ONLY)
    for i in range(2):
        data.filter(lambda row, i=i: row[0] % 7 == i).count()


def cache_and_sort(spark, scale):
    """A cache that stays, and a sort that wants the same memory."""
    held = rows(spark, 1_500_000 * scale, width=2).persist(StorageLevel.MEMORY_AND_DISK)
    _scan(held, 1)
    drain(rows(spark, 1_500_000 * scale, width=2).orderBy("s1"))
    _scan(held, 2)

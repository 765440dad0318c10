"""Groups gathered as objects: heap that no pool of Spark accounts for."""

from common import drain, rows
from pyspark.sql import functions as F


def collect_list_groups(spark, scale):
    """Lists of text in forty groups."""
    data = rows(spark, 3_000_000 * scale)
    drain(data.groupBy((F.col("id") % 40).alias("g")).agg(F.collect_list("s0").alias("l")).select("g", F.size("l")))


def collect_set_groups(spark, scale):
    """Sets of text in eight groups."""
    data = rows(spark, 2_000_000 * scale)
    drain(data.groupBy((F.col("id") % 8).alias("g")).agg(F.collect_set("s0").alias("l")).select("g", F.size("l")))


def percentile_big(spark, scale):
    """Exact percentiles over millions of different values in two groups."""
    data = rows(spark, 6_000_000 * scale)
    drain(data.groupBy((F.col("id") % 2).alias("g")).agg(F.expr("percentile(id, array(0.5, 0.9))")))

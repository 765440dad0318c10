"""Work in Python: memory of workers that lies outside the heap."""

from common import drain, rows
from pyspark.sql import functions as F


def python_pandas_udf(spark, scale):
    """Four large groups, each a frame of pandas that is copied three times."""
    data = rows(spark, 2_000_000 * scale).withColumn("g", F.col("id") % 4)

    def triple(frame):
        import pandas as pd

        frame = pd.concat([frame] * 3)
        return pd.DataFrame({"g": [int(frame.g.iloc[0])], "n": [len(frame)]})

    drain(data.groupBy("g").applyInPandas(triple, "g long, n long"))


def pandas_wide_workers(spark, scale):
    """Eight groups in workers that make arrays of numbers of them."""
    data = rows(spark, 600_000 * scale).withColumn("g", F.col("id") % 8)

    def matrix(frame):
        import numpy as np
        import pandas as pd

        numbers = np.repeat(frame.id.to_numpy(dtype="float64")[:, None], 256, axis=1)
        return pd.DataFrame({"g": [int(frame.g.iloc[0])], "n": [float(numbers.mean())]})

    drain(data.groupBy("g").applyInPandas(matrix, "g long, n double"))


def python_scalar_udf(spark, scale):
    """A function of Python's on each row, and an aggregation of what it gives."""
    spark.conf.set("spark.sql.execution.pythonUDF.arrow.enabled", "false")
    shorten = F.udf(lambda text: text[:12] + text[-12:], "string")
    data = rows(spark, 250_000 * scale).withColumn("t", shorten("s0"))
    drain(data.groupBy("t").agg(F.count("*")))


def rdd_python_map(spark, scale):
    """Partitions that Python holds whole as a dictionary."""

    def gather(numbers):
        held = {i: "%064x" % (i * 2654435761) for i in numbers}
        yield len(held), sum(len(text) for text in held.values())

    data = spark.sparkContext.range(0, int(3_000_000 * scale), 1, 8)
    print("gathered", sum(count for count, _ in data.mapPartitions(gather).collect()))

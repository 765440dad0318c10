"""Structured streaming over files, with state in memory."""

import pathlib

from common import rows
from pyspark.sql import functions as F


def streaming_state(spark, scale):
    """Four batches that count keys, whose state stays in the executors' heaps."""
    source, checkpoint = (str(pathlib.Path.cwd() / name) for name in ("source", "checkpoint"))
    data = rows(spark, 300_000 * scale, parts=8)
    data.write.parquet(source)
    stream = spark.readStream.schema(data.schema).option("maxFilesPerTrigger", 2).parquet(source)
    counts = stream.groupBy("s0").agg(F.count("*").alias("n"), F.max("id").alias("last"))
    query = counts.writeStream.format("noop").outputMode("update").option("checkpointLocation", checkpoint)
    query.trigger(availableNow=True).start().awaitTermination()

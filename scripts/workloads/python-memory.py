"""Each task reads its documents into one index in Python. What that takes is in the Python workers, outside the heap
and outside everything that Spark accounts for."""

import time

from pyspark.sql import SparkSession

DOCUMENTS = 300
DOCUMENT_BYTES = 1 << 20

spark = SparkSession.builder.appName("python-memory").getOrCreate()


def index(partition):
    documents = [bytes([number % 251]) * DOCUMENT_BYTES for number in range(DOCUMENTS)]
    time.sleep(4)  # stands for the work that is done while the index is in memory
    yield sum(len(document) for document in documents)


print(spark.sparkContext.parallelize(range(6), 6).mapPartitions(index).sum())

spark.stop()

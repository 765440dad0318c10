"""What spark-submit runs: one workload by its name, at a scale.

usage: main.py WORKLOAD SCALE
"""

import inspect
import sys

import caches
import drivers
import groups
import joins
import learning
import pythons
import shuffles
import streams
from pyspark.sql import SparkSession

FAMILIES = (caches, drivers, groups, joins, learning, pythons, shuffles, streams)


def workloads():
    """Every workload by its name: the public functions that a family defines itself."""
    return {
        name: function
        for family in FAMILIES
        for name, function in inspect.getmembers(family, inspect.isfunction)
        if function.__module__ == family.__name__ and not name.startswith("_")
    }


if __name__ == "__main__":
    name, scale = sys.argv[1], float(sys.argv[2])
    spark = SparkSession.builder.appName(name).getOrCreate()
    spark.sparkContext.setLogLevel("WARN")
    workloads()[name](spark, scale)
    print("DONE", name)
    spark.stop()

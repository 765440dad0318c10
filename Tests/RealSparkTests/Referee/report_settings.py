"""Writes the settings of the session `spark`, and how much memory its driver has, to BALLAST_REPORT."""
import os

from pyspark.sql import SparkSession

session = globals().get("spark") or SparkSession.builder.getOrCreate()
settings = session.sparkContext.getConf().getAll()
heap = session._jvm.java.lang.Runtime.getRuntime().maxMemory()
with open(os.environ["BALLAST_REPORT"], "w", encoding="utf-8", newline="") as report:
    for name, value in settings + [("maxMemory", str(heap))]:
        report.write(f"{name}={value}\0")
session.stop()

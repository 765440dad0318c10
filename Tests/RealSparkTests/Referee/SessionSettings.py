"""Says what a real Spark makes of settings that a program says; `ballast check` reads the same lines."""

from pyspark.sql import SparkSession

spark = (
    SparkSession.builder.master("local[1]")
    .config("spark.ui.enabled", "false")
    .config("spark.driver.memory", "700m")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("OFF")
print("heap", spark._jvm.java.lang.Runtime.getRuntime().maxMemory() >> 20)


def attempt(key, change):
    try:
        change()
        print("changed", key)
    except Exception:
        print("refused", key)


attempt("spark.executor.memory", lambda: spark.conf.set("spark.executor.memory", "2g"))
attempt("spark.memory.fraction", lambda: spark.conf.set("spark.memory.fraction", 0.7))
attempt("spark.driver.maxResultSize", lambda: spark.sql("SET spark.driver.maxResultSize=2g"))
attempt("spark.sql.shuffle.partitions", lambda: spark.conf.set("spark.sql.shuffle.partitions", 7))
attempt("spark.sql.autoBroadcastJoinThreshold", lambda: spark.sql("SET spark.sql.autoBroadcastJoinThreshold=1m"))
attempt("spark.sql.execution.arrow.maxRecordsPerBatch", lambda: spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", 5))

# For spill, aim balanced.
# spark.driver.memory=1g is left out: the driver's JVM has started when the program says it; give it to spark-submit, or write it into spark-defaults.conf
from pyspark.sql import SparkSession

spark = (
    SparkSession.builder
    # kept: 24 partitions make the tasks fit
    .config("spark.executor.memory", "600m")
    # kept: 2 tasks at once in a heap, as before
    .config("spark.executor.cores", "2")
    # a task of stage 2.0 wants 168.1 MiB, its share is 90 MiB
    .config("spark.sql.shuffle.partitions", "24")
    .getOrCreate()
)

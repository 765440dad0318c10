// Plan for kubernetes on 4 × 8 cores, 32 GiB: python, 200 GiB of json
// spark.driver.memory=15872m is left out: the driver's JVM has started when the program says it; give it to spark-submit, or write it into spark-defaults.conf
import org.apache.spark.sql.SparkSession

val spark = SparkSession.builder()
  // 4 tasks × 256 MiB of execution memory in a pool of 1.6 GiB, objects of tasks beside it, and a quarter more
  .config("spark.executor.memory", "3g")
  // 512 MiB for the Python worker of each core, which here counts nowhere else, and what the JVM needs beside its heap
  .config("spark.executor.memoryOverhead", "2432m")
  // the smallest that run 29 tasks at once or more, as well as any (partitions, spill, cache), for at most a tenth above the least memory, 40.8 GiB
  .config("spark.executor.cores", "4")
  // 32 tasks at once take all cores that there are
  .config("spark.executor.instances", "8")
  // 100 GiB in parts of which the largest, 2 times the mean, takes 256 MiB of a task's share of 415.8 MiB
  .config("spark.sql.shuffle.partitions", "800")
  // 2 GiB of results and a quarter; better still, do not collect them
  .config("spark.driver.maxResultSize", "2560m")
  .getOrCreate()

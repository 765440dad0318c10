package com.example.sessions

import org.apache.spark.SparkConf
import org.apache.spark.sql.{DataFrame, SparkSession}
import org.apache.spark.sql.functions._

/** Sessions of users: df.collect() in a comment is none. */
object Sessions {
  private val Batch = 250000

  def main(args: Array[String]): Unit = {
    val conf = new SparkConf()
      .setAppName("sessions")
      .set("spark.driver.memory", "6g")
      .set("spark.storage.memoryFraction", "0.5")
    val spark = SparkSession.builder().config(conf).getOrCreate()
    import spark.implicits._

    spark.conf.set("spark.executor.instances", 20L)
    val clicks = spark.read.parquet("clicks").as[Click]
    val perUser = clicks.groupByKey(_.user).mapGroups((user, rows) => (user, rows.size))
    val counts = clicks.rdd.map(c => c.user -> 1).groupByKey().mapValues(_.sum)

    for (day <- args) {
      val part: DataFrame = spark.sql(s"SELECT /*+ MAPJOIN(u) */ * FROM c JOIN u WHERE day = '$day'")
        .persist()
      part.repartition(1).write.json(s"out/$day")
    }
    val names = counts.collect.collect { case (user, n) if n > 1 => user }
    val first = clicks.take(Batch)
    println(s"first: ${first.mkString("\n")}")
    println(clicks.agg(max($"time")).collect().head)
  }
}

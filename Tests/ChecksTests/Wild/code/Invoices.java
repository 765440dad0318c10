package com.example;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

public class Invoices {
  private static final String EXECUTOR_MEMORY = "spark.executor.memory";

  public static void main(String[] args) throws Exception {
    SparkConf conf = new SparkConf().setMaster("local[*]").set(EXECUTOR_MEMORY, "4g");
    SparkSession spark = SparkSession.builder().config(conf).getOrCreate();
    spark.conf().set("spark.driver.maxResultSize", "0");
    Dataset<Row> invoices = spark.read().parquet("invoices");
    List<Row> rows = invoices.filter("due < current_date()").collectAsList();
    List<String> ids = rows.stream().map(r -> r.getString(0)).collect(Collectors.toList());
    while (spark.catalog().tableExists("todo")) {
      Dataset<Row> todo = spark.table("todo").cache();
      todo.coalesce(1).write().csv("todo");
    }
    System.out.println("invoices.collect(): " + ids);
  }
}

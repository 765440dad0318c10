# Databricks notebook source
# MAGIC %md
# MAGIC ## Orders: `orders.collect()`

# COMMAND ----------

orders = spark.table("orders").cache()
display(orders.limit(1000))

# COMMAND ----------

# MAGIC %sql
# MAGIC SET spark.executor.memory = 16g;
# MAGIC SELECT /*+ BROADCASTJOIN(c) */ * FROM orders JOIN customers c USING (id)

# COMMAND ----------

# MAGIC %scala
# MAGIC val all = spark.table("orders").collect()

library(SparkR)

sparkR.session(
  master = "yarn",
  sparkConfig = list(spark.driver.memory = "8g", spark.executor.memory = "1.5g")
)
sql("SET spark.executor.memory = 8g")

customers <- read.parquet("customers")
churned <- customers |> filter(customers$left) |> select("id", "region")
local <- collect(churned) # all of them
per_region <- collect(agg(groupBy(churned, "region"), n = count(churned$id)))
head(churned, 10L)
write.df(coalesce(churned, 1L), "churned", source = "csv")

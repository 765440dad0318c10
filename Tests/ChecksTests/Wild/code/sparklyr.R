library(sparklyr)
library(dplyr)

conf <- spark_config()
conf$`sparklyr.shell.driver-memory` <- "4G"
conf$spark.executor.memroy <- "2g"
sc <- spark_connect(master = "yarn", config = conf)

flights <- spark_read_parquet(sc, "flights", "flights")
delays <- flights %>%
  filter(!is.na(dep_delay)) %>%
  mutate(dep_delay = coalesce(dep_delay, 1)) %>%
  collect()

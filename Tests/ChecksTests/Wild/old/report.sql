-- SET spark.executor.memory=4g would be too late here
SET spark.executor.memory = 12g;
SET spark.sql.shuffle.partitions=400;
/* SET spark.driver.memory=8g; */
SELECT 'SET spark.driver.memory=8g;' AS text;
set spark.sql.autoBroadcastJoinThreshold=-1;
SET spark.sql.warehouse.dir='/warehouse';

# For spill, aim balanced.
from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator

SparkSubmitOperator(
    task_id=...,
    application=...,
    # kept: 24 partitions make the tasks fit
    executor_memory="600m",
    # kept: 2 tasks at once in a heap, as before
    executor_cores=2,
    # kept: less than Spark's default saves little
    driver_memory="1g",
    conf={
        # a task of stage 2.0 wants 168.1 MiB, its share is 90 MiB
        "spark.sql.shuffle.partitions": "24",
    },
)

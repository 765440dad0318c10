# Plan for kubernetes on 4 × 8 cores, 32 GiB: python, 200 GiB of json
from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator

SparkSubmitOperator(
    task_id=...,
    application=...,
    # 4 tasks × 256 MiB of execution memory in a pool of 1.6 GiB, objects of tasks beside it, and a quarter more
    executor_memory="3g",
    # the smallest that run 29 tasks at once or more, as well as any (partitions, spill, cache), for at most a tenth above the least memory, 40.8 GiB
    executor_cores=4,
    # 32 tasks at once take all cores that there are
    num_executors=8,
    # 31.3 MiB for what it remembers of 4000 tasks, up to 12 GiB for results, serialized and as rows
    driver_memory="15872m",
    conf={
        # 512 MiB for the Python worker of each core, which here counts nowhere else, and what the JVM needs beside its heap
        "spark.executor.memoryOverhead": "2432m",
        # 100 GiB in parts of which the largest, 2 times the mean, takes 256 MiB of a task's share of 415.8 MiB
        "spark.sql.shuffle.partitions": "800",
        # 2 GiB of results and a quarter; better still, do not collect them
        "spark.driver.maxResultSize": "2560m",
    },
)

# Plan for kubernetes on 4 × 8 cores, 32 GiB: python, 200 GiB of json
# spark.executor.memory: 4 tasks × 256 MiB of execution memory in a pool of 1.6 GiB, objects of tasks beside it, and a quarter more
# spark.executor.memoryOverhead: 512 MiB for the Python worker of each core, which here counts nowhere else, and what the JVM needs beside its heap
# spark.executor.cores: the smallest that run 29 tasks at once or more, as well as any (partitions, spill, cache), for at most a tenth above the least memory, 40.8 GiB
# spark.executor.instances: 32 tasks at once take all cores that there are
# spark.sql.shuffle.partitions: 100 GiB in parts of which the largest, 2 times the mean, takes 256 MiB of a task's share of 415.8 MiB
# spark.driver.memory: 31.3 MiB for what it remembers of 4000 tasks, up to 12 GiB for results, serialized and as rows
# spark.driver.maxResultSize: 2 GiB of results and a quarter; better still, do not collect them
export PYSPARK_SUBMIT_ARGS='--conf spark.executor.memory=3g --conf spark.executor.memoryOverhead=2432m --conf spark.executor.cores=4 --conf spark.executor.instances=8 --conf spark.sql.shuffle.partitions=800 --conf spark.driver.memory=15872m --conf spark.driver.maxResultSize=2560m pyspark-shell'

from datetime import datetime

from airflow import DAG
from airflow.operators.bash import BashOperator
from airflow.providers.amazon.aws.operators.emr import EmrAddStepsOperator
from airflow.providers.amazon.aws.operators.emr import EmrServerlessStartJobOperator
from airflow.providers.apache.livy.operators.livy import LivyOperator
from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator
from airflow.providers.databricks.operators.databricks import DatabricksSubmitRunOperator

CONF = {
    "spark.executor.memoryOverhead": "1.5g",
    "spark.sql.shuffle.partition": "400",
}

with DAG("nightly", start_date=datetime(2024, 1, 1), schedule="@daily") as dag:
    submit = SparkSubmitOperator(
        task_id="submit",
        application="/jobs/revenue.py",
        conf=CONF,
        executor_memory="3,5g",
        num_executors=10,
    )
    livy = LivyOperator(task_id="livy", file="job.jar", driver_memory="2 gb", conf={"spark.memory.fraction": "1.5"})
    databricks = DatabricksSubmitRunOperator(
        task_id="databricks",
        new_cluster={"num_workers": 4, "spark_conf": {"spark.shuffle.memoryFraction": "0.4"}},
    )
    serverless = EmrServerlessStartJobOperator(
        task_id="serverless",
        job_driver={
            "sparkSubmit": {
                "entryPoint": "s3://jobs/a.py",
                "sparkSubmitParameters": "--conf spark.executor.memory=2.5g --conf spark.executor.cores=4",
            }
        },
    )
    step = EmrAddStepsOperator(
        task_id="step",
        steps=[
            {
                "Name": "a",
                "HadoopJarStep": {
                    "Jar": "command-runner.jar",
                    "Args": ["spark-submit", "--executor-memroy", "4g", "s3://jobs/a.py"],
                },
            }
        ],
    )
    bash = BashOperator(task_id="bash", bash_command="spark-submit --master yarn --executor-cores 0 a.py")
    submit >> livy >> databricks >> serverless >> step >> bash

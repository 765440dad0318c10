/opt/spark/bin/spark-submit \
    --master k8s://https://kubernetes.default.svc \
    --deploy-mode cluster \
    --name etl \
    --conf spark.executor.instances=5 \
    --conf spark.executor.memory=6g \
    --conf spark.executor.memoryOverhead=512m \
    --conf spark.executor.memoryOverheadFactor=0.2 \
    --conf spark.kubernetes.memoryOverheadFactor=0.4 \
    --conf spark.yarn.queue=default \
    local:///opt/spark/jobs/etl.py

internal import SparkMemory

extension PasteFormat {
  /// Which settings take effect where the form is pasted.
  var target: PasteTarget {
    switch self {
    case .sparkDefaults: PasteTarget(name: "spark-defaults.conf")
    case .sparkSubmit: PasteTarget(name: "spark-submit")
    case .pyspark, .scala: PasteTarget(name: "the builder", isLate: true)
    case .sparkApplication:
      PasteTarget(
        name: "the operator", manager: .kubernetes, deployMode: .cluster,
        exclusions: [
          .init(
            ["spark.master"], "the operator submits to its own cluster",
            source: "kubeflow/spark-operator, submission.go")
        ])
    case .airflow: PasteTarget(name: "Airflow", templates: ["{{", "{%", "{#"])
    case .databricks: Self.ofDatabricks
    case .emr:
      PasteTarget(
        name: "EMR", offering: .emr, manager: .yarn, remarks: [Self.startingCount("EMR")])
    case .emrServerless: Self.ofEMRServerless
    case .dataproc:
      PasteTarget(
        name: "Dataproc", offering: .dataproc, manager: .yarn,
        remarks: [Self.startingCount("Dataproc")])
    case .livy:
      PasteTarget(
        name: "Livy",
        exclusions: [
          .init(
            ["spark.master", "spark.submit.deployMode"], "Livy's own configuration says it",
            source: "apache/incubator-livy, conf/spark-blocklist.conf.template")
        ])
    case .terraform: PasteTarget(name: "Terraform")
    case .environment: PasteTarget(name: "PySpark", deployMode: .client)
    }
  }

  /// Both turn dynamic allocation on by themselves.
  private static func startingCount(_ name: String) -> PasteTarget.Exclusion {
    .init(
      ["spark.executor.instances"],
      "with dynamic allocation, which \(name) turns on, it is the number to begin with, and not "
        + "the most; set spark.dynamicAllocation.maxExecutors as well",
      source: "SchedulerBackendUtils, Utils.getDynamicAllocationInitialExecutors")
  }

  private static var ofDatabricks: PasteTarget {
    let settings = "Databricks, Clusters API; Databricks KB, spark-executor-memory"
    return PasteTarget(
      name: "Databricks", offering: .databricks,
      exclusions: [
        .init(
          ["spark.executor.memory", "spark.executor.cores"],
          "Databricks takes it from the node type, of which one executor has all", source: settings),
        .init(
          ["spark.executor.memoryOverhead*", "spark.executor.minMemoryOverhead"],
          "what the executor's heap leaves of a node is there for it", source: settings),
        .init(
          ["spark.driver.memory", "spark.driver.cores", "spark.driver.memoryOverhead*"],
          "Databricks takes it from the driver's node type", source: settings),
        .init(
          ["spark.executor.instances", "spark.dynamicAllocation.*"],
          "the cluster's num_workers or autoscale says it", source: settings),
        .init(
          ["spark.master", "spark.submit.deployMode"], "Databricks says it", source: settings),
      ])
  }

  private static var ofEMRServerless: PasteTarget {
    PasteTarget(
      name: "EMR Serverless", offering: .emrServerless, deployMode: .cluster,
      exclusions: [
        .init(
          ["spark.master", "spark.submit.deployMode"], "EMR Serverless says it",
          source: "EMR Serverless User Guide, jobs-spark")
      ], remarks: [startingCount("EMR Serverless")])
  }
}

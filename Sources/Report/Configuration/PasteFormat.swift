/// A form in which a configuration can be pasted where Spark, or a service that runs it, takes it.
public enum PasteFormat: String, Hashable, Sendable, CaseIterable {
  /// Lines of a `spark-defaults.conf`.
  case sparkDefaults = "spark-defaults"
  /// Arguments of `spark-submit`.
  case sparkSubmit = "spark-submit"
  /// The session's builder of a Python program.
  case pyspark
  /// The session's builder of a Scala program.
  case scala
  /// A merge patch for a SparkApplication of the Kubernetes operator.
  case sparkApplication = "spark-application"
  /// Arguments of Airflow's SparkSubmitOperator.
  case airflow
  /// `spark_conf` of a cluster or a `new_cluster` of Databricks.
  case databricks
  /// Configurations of EMR on EC2.
  case emr
  /// `configurationOverrides` of a job run of EMR Serverless.
  case emrServerless = "emr-serverless"
  /// Properties of a job of Dataproc.
  case dataproc
  /// Fields of a batch or a session of Livy.
  case livy
  /// Locals of Terraform, as JSON.
  case terraform
  /// The variable from which PySpark takes arguments of spark-submit.
  case environment

  /// What begins a comment; nil for JSON, which has none.
  public var comment: String? {
    switch self {
    case .scala: "//"
    case .databricks, .emr, .emrServerless, .dataproc, .livy, .terraform: nil
    default: "#"
    }
  }

  /// What it is, in a line.
  public var summary: String {
    switch self {
    case .sparkDefaults: "lines of a spark-defaults.conf"
    case .sparkSubmit: "--conf arguments"
    case .pyspark: "the session's builder in Python"
    case .scala: "the session's builder in Scala"
    case .sparkApplication: "a patch for a SparkApplication, v1beta2"
    case .airflow: "arguments of SparkSubmitOperator"
    case .databricks: "spark_conf of a cluster or of new_cluster"
    case .emr: "configurations of a cluster"
    case .emrServerless: "configurationOverrides of a job run"
    case .dataproc: "a job with its properties"
    case .livy: "fields of a batch or of a session"
    case .terraform: "a .tf.json with local.spark_conf"
    case .environment: "export PYSPARK_SUBMIT_ARGS"
    }
  }
}

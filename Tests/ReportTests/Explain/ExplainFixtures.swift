import Report
import SparkMemory

/// The configurations whose explanations are kept as golden files.
enum ExplainFixture: String, CaseIterable, Sendable {
  case yarn
  case kubernetesPython = "kubernetes-python"
  case standalone
  case local
  case offHeap = "off-heap"
  case huge
  case smallest
  case parallelObserved = "parallel-observed"

  var report: ExplainReport {
    get throws {
      let configuration = SparkConfiguration(values)
      var environment = try ClusterEnvironment(
        configuration: configuration, version: self == .offHeap ? .v(3, 5) : .latest,
        manager: manager, deployMode: self == .kubernetesPython ? .cluster : nil,
        isPython: self == .kubernetesPython ? true : nil)
      if self == .parallelObserved {
        environment.observedExecutorMaxMemory = ByteSize(bytes: 954_728_448)
        environment.observedExecutorCores = 2
      }
      return try ExplainReport(
        configuration: configuration, environment: environment, managerIsAssumed: self == .yarn)
    }
  }

  private var manager: ClusterManager? {
    switch self {
    case .kubernetesPython: .kubernetes
    case .standalone, .parallelObserved: .standalone
    default: nil
    }
  }

  private var values: [String: String] {
    switch self {
    case .yarn: ["spark.executor.memory": "8g", "spark.executor.cores": "5"]
    case .kubernetesPython:
      [
        "spark.executor.memory": "10g", "spark.executor.cores": "4",
        "spark.executor.pyspark.memory": "2g", "spark.driver.memory": "4g",
      ]
    case .standalone: ["spark.executor.memory": "16g", "spark.executor.memoryOverhead": "2g"]
    case .local: ["spark.master": "local[4]", "spark.driver.memory": "4g"]
    case .offHeap:
      [
        "spark.executor.memory": "4g", "spark.executor.cores": "2",
        "spark.memory.offHeap.enabled": "true", "spark.memory.offHeap.size": "6g",
        "spark.submit.deployMode": "cluster", "spark.executor.extraJavaOptions": "-XX:+UseSerialGC",
      ]
    case .huge: ["spark.executor.memory": "400g", "spark.executor.cores": "48"]
    case .smallest: ["spark.executor.memory": "450m", "spark.driver.memory": "450m"]
    case .parallelObserved: ["spark.executor.memory": "1g"]
    }
  }
}

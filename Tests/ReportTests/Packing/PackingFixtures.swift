import Report
import SparkMemory

/// The clusters whose drawings are kept as golden files.
enum PackingFixture: String, CaseIterable, Sendable {
  case yarn
  case dominant
  case kubernetes
  case standalone
  case tiny
  case mixed
  case refused
  case glue
  case emr
  case serverless

  var report: PackingReport {
    get throws {
      let configuration = SparkConfiguration(values)
      var environment = ClusterEnvironment(manager: manager, deployMode: mode)
      var cluster = try machines
      cluster.apply(to: &environment)
      // The greatest container is the cluster's own here, so that its refusal is drawn.
      if self == .refused { environment.yarnMaximumAllocation = nil }
      let executor = try ExecutorShape(executorOf: configuration, environment: environment)
      if self == .serverless {
        cluster = try ManagedOffering.emrServerless.cluster(holding: executor, count: 6)
      }
      return try PackingReport(
        cluster: cluster, executor: executor, configuration: configuration,
        environment: environment, offering: offering)
    }
  }

  private var manager: ClusterManager {
    switch self {
    case .kubernetes, .serverless, .glue: .kubernetes
    case .standalone: .standalone
    default: .yarn
    }
  }

  private var mode: DeployMode {
    self == .kubernetes || self == .mixed ? .cluster : .client
  }

  private var offering: ManagedOffering? {
    switch self {
    case .glue: .glue
    case .emr: .emr
    case .serverless: .emrServerless
    default: nil
    }
  }

  private var values: [String: String] {
    switch self {
    case .yarn, .dominant:
      [
        "spark.executor.memory": "8g", "spark.executor.cores": "5",
        "spark.executor.instances": "50",
      ]
    case .kubernetes:
      [
        "spark.executor.memory": "20g", "spark.executor.cores": "4", "spark.driver.memory": "40g",
        "spark.dynamicAllocation.enabled": "true",
      ]
    case .standalone: ["spark.executor.memory": "48g", "spark.cores.max": "40"]
    case .tiny: ["spark.executor.memory": "512m", "spark.executor.instances": "2000"]
    case .mixed: ["spark.executor.memory": "16g", "spark.driver.memory": "200g"]
    case .refused: ["spark.executor.memory": "64g", "spark.executor.instances": "4"]
    case .glue: ["spark.executor.memory": "20g", "spark.executor.cores": "8"]
    case .emr: ["spark.executor.memory": "18g", "spark.executor.cores": "4"]
    case .serverless:
      [
        "spark.executor.memory": "14g", "spark.executor.cores": "4",
        "spark.executor.instances": "6",
      ]
    }
  }

  private var machines: Cluster {
    get throws {
      let node = Node(
        memory: .gibibytes(128), cores: 16, reservedMemory: .gibibytes(8), reservedCores: 1)
      var cluster = Cluster(groups: [.init(count: 10, node: node)])
      switch self {
      case .yarn: break
      case .dominant: cluster.calculator = .memoryAndCores
      case .kubernetes: cluster.manager = .kubernetes
      case .standalone:
        let worker = Node(standaloneWorkerWith: .gibibytes(64), cores: 16)
        cluster = Cluster(groups: [.init(count: 3, node: worker)], manager: .standalone)
      case .tiny: cluster.allocation = ContainerAllocation(minimum: .mebibytes(128))
      case .mixed:
        cluster.groups = [
          .init(count: 4, node: node, name: "big\u{1B}[31m"),
          .init(count: 1, node: Node(memory: .gibibytes(16), cores: 4), name: "small"),
        ]
      case .refused: cluster.allocation = ContainerAllocation(maximum: .gibibytes(32))
      case .glue: return try ManagedOffering.glue.cluster(of: "G.2X", count: 10)
      case .emr: return try ManagedOffering.emr.cluster(of: "r5.4xlarge", count: 5)
      case .serverless: return Cluster(groups: [])
      }
      return cluster
    }
  }
}

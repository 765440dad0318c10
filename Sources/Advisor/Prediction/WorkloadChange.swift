import SparkMemory

/// How the work itself differs from that of the run.
struct WorkloadChange {
  /// The data for each byte that there was.
  let dataFactor: Double
  /// Whether the program follows where it sets the number of partitions itself.
  private let reachesProgram: Bool
  private let configuration: SparkConfiguration
  private let version: SparkVersion

  init(_ deployment: Deployment, dataFactor: Double, reachesProgram: Bool = false) {
    self.reachesProgram = reachesProgram
    configuration = deployment.configuration
    version = deployment.environment.version
    self.dataFactor = dataFactor.isFinite && dataFactor > 0 ? dataFactor : 1
  }

  /// Tasks of a stage, for each one that there was.
  func taskScale(of need: StageNeed) -> Double {
    Double(tasks(of: need)) / Double(max(1, need.tasks))
  }

  /// Tasks of a stage.
  func tasks(of need: StageNeed) -> Int {
    need.partitioning.tasks(
      insteadOf: need.tasks,
      setting: { key in configuration.text(key, version: version).flatMap { Int($0) } },
      reachesProgram: reachesProgram, dataFactor: dataFactor)
  }

  /// What a task wants, for each byte that it wanted.
  func wantScale(of need: StageNeed) -> Double {
    dataFactor / taskScale(of: need)
  }
}

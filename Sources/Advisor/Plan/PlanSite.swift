import SparkMemory
import SparkProfile

/// Where a plan is to run.
struct PlanSite {
  let cluster: Cluster
  let environment: ClusterEnvironment
  let driver: DriverPlan

  /// The settings of an executor, but for its heap.
  func settings(cores: Int, _ workload: Workload) -> [String: String] {
    var settings: [String: String] = [:]
    settings[ConfigurationKey.executorCores.name] = String(cores)
    settings[ConfigurationKey.driverMemory.name] = driver.heap.sparkText
    if workload.kind == .python, environment.manager.hasContainers {
      settings[ConfigurationKey.executorPySparkMemory.name] =
        (PlanAssumptions.pythonWorker * Int64(cores)).sparkText
    }
    return settings
  }

  /// Tasks that there is work for at once, up to what the machines' cores run.
  func slots(wantedFor workload: Workload) -> Int {
    let cores = cluster.groups.reduce(0) {
      $0.addingSaturated($1.count.multipliedSaturated(by: $1.node.usableCores))
    }
    if let parallelism = workload.parallelism { return max(1, min(parallelism, cores)) }
    let work = max(workload.input, workload.widestShuffle)
    let tasks = Int(clamping: Double(work.bytes) / Double(PlanAssumptions.partition.bytes))
    return max(1, min(tasks, cores))
  }

  /// Executors of so many cores that the machines have cores for.
  func room(forCores cores: Int) -> Int {
    cluster.groups.reduce(0) {
      $0.addingSaturated(
        $1.count.multipliedSaturated(by: $1.node.usableCores / max(1, cores)))
    }
  }

  /// The heap that an executor of so many cores needs.
  func heap(cores: Int, instances: Int, _ workload: Workload) -> ByteSize {
    let count = Int64(cores)
    let want = PlanAssumptions.partition.scaled(by: PlanAssumptions.skew / PlanAssumptions.fill)
    let cached = workload.cache / Int64(max(1, instances))
    let unified = min(want, workload.widestShuffle) * count + cached
    let user =
      PlanAssumptions.executorObjects + PlanAssumptions.taskObjects * count
      + workload.broadcast * 2
    let fraction = SparkFacts.memoryFraction
    let usable = max(unified.scaled(by: 1 / fraction), user.scaled(by: 1 / (1 - fraction)))
    return (SparkFacts.reservedMemory + usable.scaled(by: PlanAssumptions.slack))
      .roundedForPeople()
  }
}

import SparkMemory
import SparkProfile

/// Where a plan is to run.
struct PlanSite {
  let machines: PlannedMachines
  let environment: ClusterEnvironment
  let driver: DriverPlan

  /// The settings of an executor, but for its heap.
  func settings(cores: Int, _ workload: Workload) -> [String: String] {
    var settings: [String: String] = [:]
    settings[ConfigurationKey.executorCores.name] = String(cores)
    settings[ConfigurationKey.driverMemory.name] = driver.heap.sparkText
    if workload.kind == .python, environment.manager.hasContainers, !machines.fixesExecutors {
      settings[ConfigurationKey.executorPySparkMemory.name] =
        (PlanAssumptions.pythonWorker * Int64(cores)).sparkText
    }
    return settings
  }

  /// The container of an executor with these settings; nil where Spark or the manager refuses it.
  ///
  /// Where the container has no room for Python workers, though they run in it, the overhead gets
  /// it: a limit for each worker would only add to what does not fit.
  func container(
    _ settings: inout [String: String], cores: Int, _ workload: Workload
  ) -> ContainerLayout? {
    func layout() -> ContainerLayout? {
      try? ContainerLayout(executorOf: SparkConfiguration(settings), environment: environment)
    }
    let pySpark = ConfigurationKey.executorPySparkMemory.name
    guard let first = layout() else { return nil }
    guard settings[pySpark] != nil, first.pySpark == .zero else { return first }
    settings[pySpark] = nil
    settings[ConfigurationKey.executorMemoryOverhead.name] =
      (first.overhead + PlanAssumptions.pythonWorker * Int64(cores)).sparkText
    return layout()
  }

  /// Tasks that there is work for at once, up to what the machines' cores run.
  func slots(wantedFor workload: Workload) -> Int {
    max(1, min(workload.tasksAtOnce, machines.cores))
  }

  /// Whether there is work for more tasks than there are cores.
  func lacksCores(for workload: Workload) -> Bool { workload.tasksAtOnce > machines.cores }

  /// The heap that an executor of so many cores needs: a pool that holds what is wanted of it, and
  /// something for what is not foreseen, but room for objects in any case.
  func heap(cores: Int, instances: Int, _ workload: Workload) -> ByteSize {
    let cached = workload.cache / Int64(max(1, instances))
    let unified = workload.wantOfTask * Int64(cores) + cached
    let usable = max(
      unified.scaled(by: 1 / SparkFacts.memoryFraction),
      unified + workload.objects(ofTasks: cores))
    return max(
      SparkFacts.reservedMemory + usable.scaled(by: PlanAssumptions.slack),
      leastHeap(cores: cores, workload)
    ).roundedForPeople()
  }

  /// The least heap in which so many tasks do not run out of it, however much they spill: their
  /// objects beside a pool that is full.
  func leastHeap(cores: Int, _ workload: Workload) -> ByteSize {
    let pool = SparkFacts.memoryFraction
    let objects = workload.objects(ofTasks: cores)
    return (objects - SparkFacts.reservedMemory.scaled(by: pool)).scaled(by: 1 / (1 - pool))
      .roundedForPeople()
  }
}

extension Workload {
  /// Tasks that there is work for at once.
  var tasksAtOnce: Int {
    if let parallelism { return max(1, parallelism) }
    let work = max(input, widestShuffle)
    return max(1, Int(clamping: Double(work.bytes) / Double(PlanAssumptions.partition.bytes)))
  }

  /// What a task of the widest shuffle is to have of execution memory.
  var wantOfTask: ByteSize {
    min(
      PlanAssumptions.partition.scaled(by: PlanAssumptions.skew / PlanAssumptions.fill),
      widestShuffle)
  }

  /// What so many tasks, and a broadcast, have in an executor's heap outside the pools.
  func objects(ofTasks count: Int) -> ByteSize {
    PlanAssumptions.executorObjects + PlanAssumptions.taskObjects * Int64(count)
      + broadcast * PlanAssumptions.broadcastCopies
  }
}

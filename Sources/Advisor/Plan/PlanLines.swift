import SparkMemory
import SparkProfile

/// The lines of a planned configuration, and what they stand on.
struct PlanLines {
  let settings: [Setting]
  let driver: ContainerLayout?
  let shortages: [String]
  let assumptions: [String]

  init(_ workload: Workload, _ chosen: ExecutorPlan, candidates: [ExecutorPlan], site: PlanSite) {
    let version = site.environment.version
    var lines: [Setting] = []
    func add(_ key: ConfigurationKey, _ new: String, _ reason: String) {
      lines.append(Setting(key, planned: new, reason: reason, version: version))
    }
    add(
      .executorMemory, chosen.container.heap.heap.sparkText, Self.heapReason(workload, chosen))
    if site.environment.manager.hasContainers {
      add(
        .executorMemoryOverhead, chosen.container.overhead.sparkText,
        chosen.container.overheadReason ?? "what the JVM needs beside its heap")
    }
    if let python = chosen.settings[ConfigurationKey.executorPySparkMemory.name] {
      add(
        .executorPySparkMemory, python,
        "\(PlanAssumptions.pythonWorker) for the Python worker of each slot; without it nothing limits them"
      )
    }
    add(.executorCores, String(chosen.cores), Self.coresReason(chosen, candidates))
    if site.environment.manager.hasContainers {
      add(
        .executorInstances, String(chosen.instances), Self.instancesReason(workload, chosen, site))
    }
    add(
      .shufflePartitions, String(chosen.partitions),
      "\(workload.widestShuffle) in parts of which the largest, "
        + "\(PlanAssumptions.skew.formatted) times the mean, takes \(chosen.want) of a task's share "
        + "of \(chosen.share)")
    if let fraction = Self.storageFraction(workload, chosen) {
      add(.memoryStorageFraction, String(fraction), "the cache must not give way to tasks")
    }
    add(.driverMemory, site.driver.heap.sparkText, site.driver.reason)
    if workload.collected > .mebibytes(800) {
      add(
        .driverMaxResultSize,
        workload.collected.scaled(by: PlanAssumptions.slack)
          .roundedUp(toMultipleOf: .mebibytes(64)).sparkText,
        "\(workload.collected) of results and a quarter; better still, do not collect them")
    }
    settings = lines
    driver = try? ContainerLayout(
      driverOf: SparkConfiguration(chosen.settings), environment: site.environment)
    assumptions = Self.assumptions(workload)
    shortages = Self.shortages(workload, chosen)
  }

  private static func shortages(_ workload: Workload, _ chosen: ExecutorPlan) -> [String] {
    var sentences: [String] = []
    if let fraction = chosen.cachedFraction, fraction < 0.99 {
      sentences.append(
        "Memory holds \(percent(fraction)) of the cache of \(workload.cache): the rest is read from "
          + "disk or computed again each time. Cache fewer columns, a serialized level, or take more "
          + "memory.")
    }
    if chosen.memoryBytesSpilled >= ExecutorNeed.leastSpill {
      sentences.append(
        "The widest shuffle spills \(chosen.memoryBytesSpilled): a task's share is \(chosen.share), "
          + "and it wants \(chosen.want).")
    }
    return sentences
  }

  private static func heapReason(_ workload: Workload, _ chosen: ExecutorPlan) -> String {
    let heap = chosen.container.heap
    var parts = ["\(counted(chosen.container.slots, "task")) × \(chosen.want) of execution memory"]
    if workload.cache > .zero {
      parts.append("\(workload.cache / Int64(chosen.instances)) of the cache")
    }
    if workload.broadcast > .zero { parts.append("a broadcast of \(workload.broadcast)") }
    let needed = parts.joined(separator: ", ")
    guard chosen.memoryBytesSpilled < ExecutorNeed.leastSpill, chosen.cachedFraction ?? 1 >= 0.99
    else {
      return "as much as lets every core of a machine be used, and less than \(needed) would take"
    }
    return "\(needed) in a pool of \(heap.unified), objects of tasks beside it, and a quarter more"
  }

  private static func coresReason(_ chosen: ExecutorPlan, _ candidates: [ExecutorPlan]) -> String {
    let least = candidates.filter { $0.slots >= chosen.slots }.map(\.reserved).min()
    let tenth = "the smallest executors that reserve no more than a tenth above the least there is"
    return least.map { "\(tenth), \($0) in all" } ?? tenth
  }

  private static func instancesReason(
    _ workload: Workload, _ chosen: ExecutorPlan, _ site: PlanSite
  ) -> String {
    let wanted = site.slots(wantedFor: workload)
    return chosen.slots >= wanted
      ? "\(counted(wanted, "task")) at once is all that there is work for, or cores"
      : "all that the machines hold: \(counted(chosen.slots, "task")) at once of \(wanted)"
  }

  /// Execution may take from storage all above the fraction, so it matters only where both are
  /// there.
  private static func storageFraction(_ workload: Workload, _ chosen: ExecutorPlan) -> Double? {
    let pool = chosen.container.heap.unified
    let cached = workload.cache / Int64(chosen.instances)
    guard cached > pool.scaled(by: SparkFacts.memoryStorageFraction), pool > .zero else {
      return nil
    }
    let share = Double(cached.bytes) / Double(pool.bytes)
    return min(0.8, (share * 10).rounded(.up) / 10)
  }

  private static func assumptions(_ workload: Workload) -> [String] {
    var sentences = [
      "The largest partition is \(PlanAssumptions.skew.formatted) times the mean, of at most "
        + "\(PlanAssumptions.partition).",
      "A task has \(PlanAssumptions.taskObjects) of objects outside the pools.",
    ]
    if workload.kind == .python {
      sentences.append("A Python worker takes \(PlanAssumptions.pythonWorker).")
    }
    sentences.append(
      "One run replaces all of this by measurements: run it with spark.eventLog.enabled=true, "
        + "spark.eventLog.logStageExecutorMetrics=true and "
        + "spark.executor.processTreeMetrics.enabled=true, then ballast fit LOG.")
    return sentences
  }
}

import SparkMemory
import SparkProfile

/// The lines of a planned configuration, and what they stand on.
struct PlanLines {
  private(set) var settings: [Setting] = []
  let driver: ContainerLayout?

  private let workload: Workload
  private let choice: PlanChoice
  private let site: PlanSite
  private var chosen: ExecutorPlan { choice.chosen.executors }

  init(_ workload: Workload, _ choice: PlanChoice, site: PlanSite) {
    self.workload = workload
    self.choice = choice
    self.site = site
    let isOffered = site.machines.fixesExecutors
    driver =
      isOffered
      ? nil
      : try? ContainerLayout(
        driverOf: SparkConfiguration(choice.chosen.executors.settings),
        environment: site.environment)
    if !isOffered { addExecutors() }
    addTasks()
    if !isOffered { add(.driverMemory, site.driver.heap.sparkText, site.driver.reason) }
    addResults()
  }

  private mutating func add(_ key: ConfigurationKey, _ new: String, _ reason: String) {
    settings.append(
      Setting(key, planned: new, reason: reason, version: site.environment.version))
  }

  private mutating func addExecutors() {
    let container = chosen.container
    add(
      .executorMemory, container.heap.heap.sparkText,
      PlanSentences(workload, site: site).heapReason(choice.chosen))
    let hasContainers = site.environment.manager.hasContainers
    if hasContainers {
      let isForPython =
        chosen.settings[ConfigurationKey.executorMemoryOverhead.name] != nil
        && workload.kind == .python
      add(
        .executorMemoryOverhead, container.overhead.sparkText,
        isForPython
          ? "\(PlanAssumptions.pythonWorker) for the Python worker of each core, which here counts "
            + "nowhere else, and what the JVM needs beside its heap"
          : container.overheadReason ?? "what the JVM needs beside its heap")
    }
    if let python = chosen.settings[ConfigurationKey.executorPySparkMemory.name] {
      add(
        .executorPySparkMemory, python,
        "\(PlanAssumptions.pythonWorker) for the Python worker of each slot; without it nothing limits them"
      )
    }
    add(.executorCores, String(chosen.cores), coresReason)
    if hasContainers {
      add(.executorInstances, String(chosen.instances), instancesReason)
    } else if chosen.instances < chosen.room {
      add(
        .coresMax, String(chosen.instances.multipliedSaturated(by: chosen.cores)),
        "\(counted(chosen.instances, "executor")): \(instancesReason)")
    }
  }

  private mutating func addTasks() {
    add(
      .shufflePartitions, String(chosen.partitions),
      "\(workload.widestShuffle) in parts of which the largest, "
        + "\(PlanAssumptions.skew.formatted) times the mean, takes \(chosen.want) of a task's share "
        + "of \(chosen.share)")
    let storageFraction = ConfigurationKey.memoryStorageFraction
    if let fraction = chosen.settings[storageFraction.name] {
      add(storageFraction, fraction, "the cache must not give way to tasks")
    }
  }

  private mutating func addResults() {
    guard workload.collected > .mebibytes(800) else { return }
    add(
      .driverMaxResultSize,
      workload.collected.scaled(by: PlanAssumptions.slack)
        .roundedUp(toMultipleOf: .mebibytes(64)).sparkText,
      "\(workload.collected) of results and a quarter; better still, do not collect them")
  }

  private var coresReason: String {
    let tasks = Int(
      (Double(choice.mostTasks) * PlanAssumptions.leastOfMostTasks).rounded(.up))
    return
      "the smallest that run \(counted(tasks, "task")) at once or more, as well as any (partitions, "
      + "spill, cache), for at most a tenth above the least memory, \(choice.least)"
  }

  private var instancesReason: String {
    let wanted = site.slots(wantedFor: workload)
    let tasks = "\(counted(chosen.tasksAtOnce, "task")) at once"
    if chosen.isSpreadForCache, chosen.instances < chosen.room {
      return "so many hold the cache beside the tasks"
    }
    if chosen.isSpreadForCache { return "all that the machines hold, for the cache" }
    guard chosen.tasksAtOnce >= wanted else {
      return "all that the machines hold: \(tasks) of \(wanted)"
    }
    return site.lacksCores(for: workload)
      ? "\(tasks) take all cores that there are" : "\(tasks) are all that there is work for"
  }
}

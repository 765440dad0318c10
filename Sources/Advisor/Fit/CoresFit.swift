import SparkMemory
import SparkProfile

/// Cores of an executor and the number of executors.
struct CoresFit {
  let cores: Int
  let slots: Int
  /// The number of executors, where the configuration fixes it; else nil.
  let instances: Int?
  /// Whether an executor gets another number of cores, and with it another part of all the work.
  let isDivided: Bool
  let coresReason: String
  let instancesReason: String

  /// As it was, without executors that nothing ran on.
  init(_ assessment: Assessment) {
    let setup = assessment.setup
    let fixed = Self.fixedInstances(setup)
    cores = setup.executorCores
    slots = setup.slots
    isDivided = false
    coresReason = "kept: \(counted(setup.slots, "task")) at once in a heap, as before"
    if let fixed, let fewer = Self.enough(assessment), fewer < fixed {
      instances = fewer
      instancesReason =
        "\(assessment.parallelism.mostTasksAtOnce) tasks at once, at most; "
        + "\(counted(setup.executorCount, "executor")) had \(assessment.parallelism.slots) slots"
    } else {
      instances = fixed
      instancesReason = "kept"
    }
  }

  /// Executors of another size.
  init(cores: Int, instances: Int, of setup: Setup, coresReason: String, instancesReason: String) {
    self.cores = cores
    slots = max(1, cores / Self.coresOfTask(setup))
    self.instances = instances
    isDivided = true
    self.coresReason = coresReason
    self.instancesReason = instancesReason
  }

  /// What it changes, by key.
  var changes: [String: String] {
    guard isDivided else { return [:] }
    return [
      ConfigurationKey.executorCores.name: String(cores),
      ConfigurationKey.executorInstances.name: instances.map(String.init),
    ].compactMapValues(\.self)
  }

  /// Slots for each one that an executor had.
  func share(of setup: Setup) -> Double {
    isDivided ? Double(slots) / Double(max(1, setup.slots)) : 1
  }

  /// Cores that a task takes.
  static func coresOfTask(_ setup: Setup) -> Int {
    max(1, setup.executorCores / max(1, setup.slots))
  }

  /// The number of executors that the configuration asks for, unless Spark allocates them itself.
  ///
  /// Only YARN and Kubernetes read it.
  static func fixedInstances(_ setup: Setup) -> Int? {
    let configuration = setup.configuration
    guard setup.environment.manager.hasContainers, configuration.isSet(.executorInstances) else {
      return nil
    }
    if case .some(.some(true)) = try? configuration.boolean(.dynamicAllocationEnabled) {
      return nil
    }
    return ((try? configuration.int(.executorInstances)) ?? nil).flatMap { $0 > 0 ? $0 : nil }
  }

  /// The number of executors that could have run all tasks at once, if that is at most half of
  /// what was there. A cache is spread over all executors, so with one nothing is taken away.
  private static func enough(_ assessment: Assessment) -> Int? {
    let parallelism = assessment.parallelism
    let wanted = parallelism.mostTasksAtOnce
    guard assessment.reasonNotToCut == nil, wanted > 0, assessment.profile.cachedRDDs.isEmpty,
      assessment.setup.executorCount > 1, parallelism.slots / 2 >= wanted
    else { return nil }
    let slots = max(1, assessment.setup.slots)
    return wanted / slots + (wanted % slots == 0 ? 0 : 1)
  }
}

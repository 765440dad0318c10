import SparkMemory
import SparkProfile

/// Cores of an executor and the number of executors.
struct CoresFit {
  let cores: Int
  let slots: Int
  /// The number of executors, where the configuration fixes it; else nil.
  let instances: Int?
  /// Whether large executors are split into several.
  let isSplit: Bool
  let coresReason: String
  let instancesReason: String

  /// Executors above these sizes are few and coarse: one that is lost takes much with it, its
  /// collections pause many tasks, and nodes are packed with large gaps.
  private static let coarseCores = 8
  private static let coarseHeap = ByteSize.gibibytes(32)
  /// The numbers of cores that a coarse executor is split to, best first.
  private static let finerCores = [5, 4, 6, 3]

  init(_ assessment: Assessment) {
    let setup = assessment.setup
    let fixed = Self.fixedInstances(setup)
    let heap = setup.executor?.heap.heap ?? .zero
    let current = setup.executorCores
    let perTask = max(1, current / max(1, setup.slots))

    if let fixed, current >= Self.coarseCores, heap >= Self.coarseHeap, Self.maySplit(assessment) {
      let finer = Self.finerCores.first { current % $0 == 0 } ?? Self.finerCores[0]
      let whole = current.multipliedSaturated(by: fixed)
      cores = finer
      slots = max(1, finer / perTask)
      instances = whole / finer + (whole % finer == 0 ? 0 : 1)
      isSplit = true
      coresReason = "\(current) cores and \(heap) an executor are coarse; smaller ones pack better"
      instancesReason = "the same \(whole) cores in executors of \(finer)"
      return
    }
    cores = current
    slots = setup.slots
    isSplit = false
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

  /// What it changes, by key.
  var changes: [String: String] {
    guard isSplit else { return [:] }
    return [
      ConfigurationKey.executorCores.name: String(cores),
      ConfigurationKey.executorInstances.name: instances.map(String.init),
    ].compactMapValues(\.self)
  }

  /// The part of what an executor has for its tasks that is left to one after a split.
  func share(of setup: Setup) -> Double {
    isSplit ? min(1, Double(slots) / Double(max(1, setup.slots))) : 1
  }

  /// The number of executors that the configuration asks for, unless Spark allocates them itself.
  ///
  /// Only YARN and Kubernetes read it.
  private static func fixedInstances(_ setup: Setup) -> Int? {
    let configuration = setup.configuration
    guard setup.environment.manager.hasContainers, configuration.isSet(.executorInstances) else {
      return nil
    }
    if case .some(.some(true)) = try? configuration.boolean(.dynamicAllocationEnabled) {
      return nil
    }
    return ((try? configuration.int(.executorInstances)) ?? nil).flatMap { $0 > 0 ? $0 : nil }
  }

  /// Whether the evidence carries a split: it moves every size at once, so nothing of what it
  /// divides may be unknown or too small already.
  private static func maySplit(_ assessment: Assessment) -> Bool {
    guard let need = assessment.executorNeed, need.confidence >= .medium, need.heap.high != nil,
      !need.spills, !need.evictsCache, !need.isStrained
    else { return false }
    return assessment.reasonNotToCutHeap == nil && assessment.failures.executors.isEmpty
      && !assessment.setup.tungstenIsOffHeap
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

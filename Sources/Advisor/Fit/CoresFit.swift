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

    if fixed != nil, current >= Self.coarseCores, heap >= Self.coarseHeap,
      assessment.executorNeed != nil
    {
      let finer = Self.finerCores.first { current % $0 == 0 } ?? Self.finerCores[0]
      let count = (current * setup.executorCount + finer - 1) / finer
      cores = finer
      slots = max(1, finer / perTask)
      instances = count
      isSplit = true
      coresReason = "\(current) cores and \(heap) an executor are coarse; smaller ones pack better"
      instancesReason = "the same \(current * setup.executorCount) cores in executors of \(finer)"
      return
    }
    cores = current
    slots = setup.slots
    isSplit = false
    coresReason = "kept: \(counted(setup.slots, "task")) at once in a heap, as before"
    if let fixed, let fewer = Self.enough(assessment) {
      instances = fewer
      instancesReason =
        "\(assessment.parallelism.mostTasksAtOnce) tasks at once, at most; "
        + "\(fixed) executors have \(assessment.parallelism.slots) slots"
    } else {
      instances = fixed
      instancesReason = "kept"
    }
  }

  /// The number of executors that the configuration asks for, unless Spark allocates them itself.
  private static func fixedInstances(_ setup: Setup) -> Int? {
    let configuration = setup.configuration
    if case .some(.some(true)) = try? configuration.boolean(.dynamicAllocationEnabled) {
      return nil
    }
    guard configuration.isSet(.executorInstances) else { return nil }
    return (try? configuration.int(.executorInstances)) ?? nil
  }

  /// The number of executors that could have run all tasks at once, if that is at most half of
  /// what was there. A cache is spread over all executors, so with one nothing is taken away.
  private static func enough(_ assessment: Assessment) -> Int? {
    let parallelism = assessment.parallelism
    let wanted = parallelism.mostTasksAtOnce
    guard wanted > 0, assessment.profile.cachedRDDs.isEmpty,
      assessment.setup.executorCount > 1, parallelism.slots >= wanted * 2
    else { return nil }
    let slots = assessment.setup.slots
    return max(1, (wanted + slots - 1) / slots)
  }
}

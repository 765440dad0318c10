import SparkMemory
import SparkProfile

/// Another division of the same work among executors.
struct Division {
  let cores: CoresFit
  /// Why the present heap will do for what it was too small for; nil if the division is of cores
  /// and heap alike.
  var relief: String?
  /// Whether it makes smaller executors out of coarse ones.
  var isFinerThanCoarse = false

  /// Executors above these sizes are coarse.
  private static let coarseCores = 8
  private static let coarseHeap = ByteSize.gibibytes(32)
  /// The numbers of cores that a coarse executor is divided into, best first.
  private static let finerCores = [5, 4, 6, 3]
  /// One run justifies twice as many tasks in a heap at most, and no more than this many.
  static let mostJoinedCores = 5

  /// All that come into question: none where Spark or the manager chooses the number of executors.
  static func all(for assessment: Assessment) -> [Division] {
    guard let instances = CoresFit.fixedInstances(assessment.setup) else { return [] }
    return [
      finer(assessment, instances), joined(assessment, instances), fewer(assessment, instances),
    ].compactMap(\.self)
  }

  /// The same cores in more and smaller executors.
  private static func finer(_ assessment: Assessment, _ instances: Int) -> Division? {
    let setup = assessment.setup
    let current = setup.executorCores
    let heap = setup.executor?.heap.heap ?? .zero
    guard current >= coarseCores, heap >= coarseHeap, carriesDivision(assessment) else {
      return nil
    }
    let finer = finerCores.first { current % $0 == 0 } ?? finerCores[0]
    let whole = current.multipliedSaturated(by: instances)
    return Division(
      cores: CoresFit(
        cores: finer, instances: whole / finer + (whole % finer == 0 ? 0 : 1), of: setup,
        coresReason:
          "\(current) cores and \(heap) an executor are coarse; smaller ones pack better",
        instancesReason: "the same \(whole) cores in executors of \(finer)"),
      isFinerThanCoarse: true)
  }

  /// The same cores in half as many executors: each has its own part beside what its tasks need.
  private static func joined(_ assessment: Assessment, _ instances: Int) -> Division? {
    let setup = assessment.setup
    let current = setup.executorCores
    guard current <= mostJoinedCores / 2, instances > 1, instances % 2 == 0,
      carriesDivision(assessment)
    else { return nil }
    let whole = current.multipliedSaturated(by: instances)
    return Division(
      cores: CoresFit(
        cores: current * 2, instances: instances / 2, of: setup,
        coresReason: "what every executor has beside its tasks is then there half as often",
        instancesReason: "the same \(whole) cores in executors of \(current * 2)"))
  }

  /// Half the cores in each of as many executors: half as many tasks share its memory.
  private static func fewer(_ assessment: Assessment, _ instances: Int) -> Division? {
    let setup = assessment.setup
    let perTask = CoresFit.coresOfTask(setup)
    // Tasks that did not fill their slots would be as many in each executor as before.
    guard setup.slots > 1, assessment.parallelism.mostTasksAtOnce >= assessment.parallelism.slots
    else { return nil }
    let slots = setup.slots / 2
    let cores = CoresFit(
      cores: slots * perTask, instances: instances, of: setup,
      coresReason: "\(counted(slots, "task")) at once in a heap, not \(setup.slots)",
      instancesReason: "kept")
    guard isEnough(cores, assessment) else { return nil }
    return Division(cores: cores, relief: "\(counted(slots, "task")) at once will do with it")
  }

  /// Whether the memory that was too little for all slots does for fewer; after a failure nobody
  /// knows.
  private static func isEnough(_ cores: CoresFit, _ assessment: Assessment) -> Bool {
    guard let need = assessment.executorNeed else { return false }
    if assessment.failures.executorHeapExhausted
      || assessment.failures.executors[.executionMemory] != nil
    {
      return true
    }
    guard need.spills, !need.evictsCache else { return false }
    let prediction = Prediction(assessment, changing: cores.changes)
    return prediction.memoryBytesSpilled < ExecutorNeed.leastSpill
  }

  /// Whether the evidence carries a division of everything that an executor has: it moves every
  /// size at once, so nothing of what it divides may be unknown or too small already.
  private static func carriesDivision(_ assessment: Assessment) -> Bool {
    guard let need = assessment.executorNeed, need.confidence >= .medium, need.heap.high != nil,
      !need.spills, !need.evictsCache, !need.isStrained
    else { return false }
    return assessment.reasonNotToCutHeap == nil && assessment.failures.executors.isEmpty
      && !assessment.setup.tungstenIsOffHeap
  }
}

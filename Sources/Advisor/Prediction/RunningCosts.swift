import SparkMemory
import SparkProfile

/// How long a run takes under another configuration, and what of that its collections take.
struct RunningCosts {
  /// Collections as a share of the time that tasks run.
  let gcShare: Double?
  /// Milliseconds.
  let duration: ClosedRange<Int64>?
  /// Milliseconds, as reckoned; nil if the run itself has no duration.
  let likelyDuration: Double?

  /// What is written and read again of a byte that is spilled, in bytes a second and task: disks of
  /// today write from a tenth to several times of this.
  private static let spillRate = 100.0 * 1024 * 1024
  /// A collection share above this is a run that hardly advances.
  private static let mostGC = 0.95
  /// What else differs from run to run, as a factor.
  private static let spread = 1.5

  init(
    _ assessment: Assessment, _ deployment: Deployment, _ change: WorkloadChange,
    spilled: ByteSize, heap: Bracket?
  ) {
    let gc = Self.gcShare(assessment, deployment, heap: heap)
    gcShare = gc
    guard let whole = assessment.profile.application.duration, whole > 0 else {
      (duration, likelyDuration) = (nil, nil)
      return
    }
    let setup = assessment.setup
    let slotsBefore = Double(setup.slots) * Double(setup.executorCount)
    let slotsAfter = Double(deployment.slots) * Double(deployment.executorCount)
    let gcBefore = min(Self.mostGC, assessment.executorNeed?.gcShare ?? 0)
    let slowed = (1 - gcBefore) / (1 - min(Self.mostGC, gc ?? gcBefore))
    var inStages = 0.0
    var after = 0.0
    for stage in assessment.stageNeeds {
      let time = Double(stage.duration ?? 0)
      let waves = Self.waves(tasks: stage.tasks, slots: slotsBefore)
      let wavesAfter =
        Self.waves(tasks: change.tasks(of: stage), slots: slotsAfter)
        / change.taskScale(of: stage) * change.dataFactor
      inStages += time
      after += time * wavesAfter / waves * slowed
    }
    let spilledBefore = assessment.executorNeed?.memoryBytesSpilled ?? .zero
    let moreSpilled = Double((spilled - spilledBefore).bytes)
    let spilling = moreSpilled / Self.spillRate / max(1, slotsAfter) * 1000
    let rest = max(0, Double(whole) - inStages)
    let likely = max(1, rest + after + spilling)
    likelyDuration = likely
    let low = min(likely, Double(whole)) / Self.spread
    let high = max(likely, Double(whole)) * Self.spread
    duration = Int64(clamping: low)...max(Int64(clamping: low), Int64(clamping: high))
  }

  /// How often all slots are filled.
  private static func waves(tasks: Int, slots: Double) -> Double {
    max(1, (Double(tasks) / max(1, slots)).rounded(.up))
  }

  /// Collections come the more often the less room there is beside what is live.
  private static func gcShare(
    _ assessment: Assessment, _ deployment: Deployment, heap: Bracket?
  ) -> Double? {
    guard let need = assessment.executorNeed, need.gcShare > 0,
      let now = assessment.setup.executor?.heap.maxMemory,
      let next = deployment.executor?.heap.maxMemory
    else { return nil }
    let live = (heap?.low ?? .zero) / 2 + (heap?.high ?? heap?.low ?? .zero) / 2
    func room(_ size: ByteSize) -> Double { Double(max(size - live, size / 20).bytes) }
    let cost =
      need.gcShare / max(0.01, 1 - need.gcShare)
      * (room(now) / max(1, room(next))).raised(to: assessment.calibration.collectionExponent)
    return min(mostGC, cost / (1 + cost))
  }
}

extension Double {
  /// This to the power of an exponent from 0 to 1, which is taken as a sum of halves, quarters and
  /// so on: neither this module nor the standard library has more than square roots.
  func raised(to exponent: Double) -> Double {
    guard exponent < 1 else { return self }
    var rest = max(0, exponent)
    var root = self
    var result = 1.0
    for _ in 0..<Self.significandBitCount where rest > 0 {
      root = root.squareRoot()
      rest *= 2
      if rest >= 1 {
        result *= root
        rest -= 1
      }
    }
    return result
  }
}

extension FixedWidthInteger {
  /// The nearest whole number that the type holds; zero for what is no number.
  init(clamping value: Double) {
    self = value.isNaN ? 0 : Self(exactly: value.rounded()) ?? (value > 0 ? .max : .min)
  }
}

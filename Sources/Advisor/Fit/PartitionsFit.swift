import SparkMemory
import SparkProfile

/// More shuffle partitions, where tasks spill because there are too few of them.
struct PartitionsFit {
  let key: ConfigurationKey
  let now: Int
  let new: Int
  let reason: String
  /// Whether the program sets the value itself, so that a configuration alone will not change it.
  let isSetByProgram: Bool
  /// Whether the tasks' data then fits; otherwise they spill less.
  let suffices: Bool

  /// A task that reads this many times the mean has a skewed key: more partitions do not divide it.
  static let skew = 4.0
  /// What a task may fill of its share, so that it does not spill by a page.
  private static let fill = 0.8
  /// More partitions than this many times the present ones are a step too far for one run.
  private static let largestFactor = 16.0
  /// Spark numbers partitions with 32 bits, and schedulers suffer long before that.
  private static let mostPartitions = 1_000_000

  init?(_ assessment: Assessment, cores: CoresFit) {
    let setup = assessment.setup
    guard let pool = setup.executionPool, let need = assessment.executorNeed, need.spills,
      let stage = assessment.mostSpillingStage,
      let planned = stage.plannedTasks, planned > 0, planned <= Self.mostPartitions,
      let lever = PartitionLever(stage, assessment.profile, setup: setup),
      !Self.isSkewed(stage)
    else { return nil }

    let share = pool / Int64(max(1, cores.slots))
    let want = Double(stage.tasks.largestSpilledDemand)
    let wantedFactor = (want / max(1, Double(share.bytes) * Self.fill)).rounded(.up)
    let factor = min(max(wantedFactor, 2), Self.largestFactor)
    guard !Self.wouldCoalesce(stage, dividedBy: factor, assessment) else { return nil }
    let whole = min(
      max(1, cores.slots.multipliedSaturated(by: max(1, setup.executorCount))),
      Self.mostPartitions)
    let wanted = min(Int(Double(planned) * factor), Self.mostPartitions)
    suffices = wantedFactor <= Self.largestFactor
    key = lever.key
    isSetByProgram = lever.isSetByProgram
    now = lever.value
    new = (wanted + whole - 1) / whole * whole
    reason =
      "a task of stage \(stage.id.text) wants \(ByteSize(bytes: stage.tasks.largestSpilledDemand))"
      + ", its share is \(share)"
      + (isSetByProgram ? "; the program sets it, so change it there" : "")
  }

  static func isSkewed(_ stage: Stage) -> Bool {
    guard stage.tasks.ended > 1 else { return false }
    let mean = Double(stage.tasks.shuffleReadBytes) / Double(stage.tasks.ended)
    return mean > 0 && Double(stage.tasks.largestShuffleRead) > mean * skew
  }

  /// Whether adaptive execution would put smaller partitions together again.
  ///
  /// It merges neighbours up to the advisory size, or up to an equal share of all data for each
  /// slot where that is less. Source: `sql/core/…/adaptive/CoalesceShufflePartitions.scala`.
  private static func wouldCoalesce(
    _ stage: Stage, dividedBy factor: Double, _ assessment: Assessment
  ) -> Bool {
    guard stage.shuffleReader == .sql else { return false }
    let setup = assessment.setup
    let session = PartitionLever.session(of: stage, assessment.profile)
    func isOn(_ key: ConfigurationKey) -> Bool {
      let text = session[key.name] ?? setup.configuration.text(key, version: setup.version)
      return text?.lowercased() == "true"
    }
    guard isOn(.adaptiveEnabled), isOn(.coalescePartitionsEnabled) else { return false }
    let configured =
      (try? setup.configuration.bytes(.advisoryPartitionSize, version: setup.version))
    let advisory = Double((configured ?? nil)?.bytes ?? .max)
    let whole = Double(stage.tasks.shuffleReadBytes)
    let slots = Double(max(1, assessment.parallelism.slots))
    let partition = whole / Double(max(1, stage.tasks.succeeded)) / factor
    return partition < min(advisory, whole / slots)
  }
}

extension Assessment {
  /// The stage attempt that spilled most.
  var mostSpillingStage: Stage? {
    profile.sizedStages.max { $0.tasks.memoryBytesSpilled < $1.tasks.memoryBytesSpilled }
  }
}

import SparkMemory
import SparkProfile

/// The setting that gives a stage its number of tasks.
struct PartitionLever: Hashable, Sendable {
  /// `spark.sql.shuffle.partitions` or `spark.default.parallelism`.
  let key: ConfigurationKey
  /// Its value when the stage ran, which is the stage's number of tasks.
  let value: Int
  /// Whether the program sets it, so that a configuration alone will not change it.
  let isSetByProgram: Bool

  /// The lever of a stage; nil if none is known.
  ///
  /// Under adaptive execution a stage with fewer tasks than the setting was coalesced to a size,
  /// and more partitions would be coalesced again.
  init?(_ stage: Stage, _ profile: SparkProfile, setup: Setup) {
    switch stage.shuffleReader {
    case .sql: key = .shufflePartitions
    case .rdd: key = .defaultParallelism
    case nil: return nil
    }
    let ofSession = Self.session(of: stage, profile)[key.name]
    let ofApplication = setup.configuration.text(key, version: setup.version)
    guard let value = (ofSession ?? ofApplication).flatMap({ Int($0) }),
      value == stage.plannedTasks
    else { return nil }
    self.value = value
    isSetByProgram = ofSession != nil && ofSession != ofApplication
  }

  /// Settings of the session that ran the stage first; later jobs list the stage as well, and skip
  /// it.
  static func session(of stage: Stage, _ profile: SparkProfile) -> [String: String] {
    profile.jobs.values.filter { $0.stageIDs.contains(stage.id.stage) }
      .min { $0.id < $1.id }?.sessionSettings ?? [:]
  }
}

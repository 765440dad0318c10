import SparkMemory
import SparkProfile

/// What decides how many tasks a stage has.
enum Partitioning: Hashable, Sendable {
  /// A setting.
  case setting(PartitionLever)
  /// Adaptive execution, which puts partitions together up to a size: with more data there are more
  /// tasks, and not larger ones, up to as many as the setting says.
  ///
  /// Source: `sql/core/…/adaptive/CoalesceShufflePartitions.scala`.
  case adaptive(most: Int)
  /// The data: a task for each split of what is read.
  case input
  /// The program.
  case program

  init(_ stage: Stage, _ profile: SparkProfile, setup: Setup) {
    if let lever = PartitionLever(stage, profile, setup: setup) {
      self = .setting(lever)
    } else if let most = Self.adaptivePartitions(stage, profile, setup: setup) {
      self = .adaptive(most: most)
    } else if stage.tasks.inputBytes > stage.tasks.shuffleReadBytes {
      self = .input
    } else {
      self = .program
    }
  }

  private static func adaptivePartitions(
    _ stage: Stage, _ profile: SparkProfile, setup: Setup
  ) -> Int? {
    guard stage.shuffleReader == .sql, let planned = stage.plannedTasks else { return nil }
    let session = PartitionLever.session(of: stage, profile)
    func text(_ key: ConfigurationKey) -> String? {
      session[key.name] ?? setup.configuration.text(key, version: setup.version)
    }
    guard text(.adaptiveEnabled)?.lowercased() == "true",
      let partitions = text(.shufflePartitions).flatMap({ Int($0) }), partitions > planned
    else { return nil }
    return partitions
  }

  /// Tasks where there were so many.
  ///
  /// - Parameters:
  ///   - now: The tasks that there were.
  ///   - setting: The value that a setting would have.
  ///   - reachesProgram: Whether the program follows where it sets the value itself.
  ///   - dataFactor: The data for each byte that there was.
  /// - Returns: How many there would be.
  func tasks(
    insteadOf now: Int, setting: (ConfigurationKey) -> Int?, reachesProgram: Bool = false,
    dataFactor: Double
  ) -> Int {
    let grown = max(1, Int(clamping: (Double(now) * dataFactor).rounded()))
    switch self {
    case .setting(let lever):
      guard reachesProgram || !lever.isSetByProgram, let value = setting(lever.key), value > 0
      else { return now }
      return value
    case .adaptive(let most): return max(1, min(grown, setting(.shufflePartitions) ?? most))
    case .input: return grown
    case .program: return now
    }
  }
}

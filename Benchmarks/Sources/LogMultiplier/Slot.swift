/// A number in a line of a log, by what it means: all else in the line stays as Spark wrote it.
enum Slot: Hashable, Sendable {
  /// One that identifies something and is fresh in each round.
  case identifier(IdentifierSpace, Int)
  /// When the event happened, in milliseconds.
  case time
  /// When the stage of the line was submitted, in milliseconds.
  case submissionTime
  case launchTime
  case task
  /// The index of the task in its stage, which is also its partition.
  case taskIndex
  /// The executor that the line is about.
  case executor
  /// A port of the executor's, so that no two are equal.
  case port(Int)
  /// How many tasks or partitions, which grows with the stage unless it is one.
  case width(Int)
  /// A figure of a task.
  case figure(Int)
  /// The figure that is added to the accumulator whose identifier came last.
  case update(Int)
  /// What the accumulator whose identifier came last has come to.
  case total(Int)
  /// What was sampled in the executor: the position among the metrics, and the value.
  case sample(Int, Int)
}

/// What is numbered by itself in an application.
enum IdentifierSpace: Int, CaseIterable, Sendable {
  case stage, job, execution, rdd, accumulator, expression, plan
}

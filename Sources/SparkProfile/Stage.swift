/// A stage's id and attempt.
public struct StageAttemptID: Hashable, Comparable, Sendable, CodingKeyRepresentable, Codable {
  /// The stage.
  public var stage: Int
  /// The attempt, counted from 0.
  public var attempt: Int

  /// The given attempt of a stage.
  public init(stage: Int, attempt: Int = 0) {
    self.stage = stage
    self.attempt = attempt
  }

  /// Orders by stage, then by attempt.
  public static func < (a: Self, b: Self) -> Bool {
    (a.stage, a.attempt) < (b.stage, b.attempt)
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// `stage.attempt`, as Spark writes it in its messages.
  public var codingKey: any CodingKey { Key(stringValue: "\(stage).\(attempt)") }

  /// Reads `stage.attempt`.
  public init?(codingKey: some CodingKey) {
    let parts = codingKey.stringValue.split(separator: ".")
    guard parts.count == 2, let stage = Int(parts[0]), let attempt = Int(parts[1]) else {
      return nil
    }
    self.init(stage: stage, attempt: attempt)
  }
}

/// One attempt of one stage.
public struct Stage: Hashable, Sendable, Codable {
  /// Whose exchange a stage reads, which decides which setting gives its number of tasks.
  public enum ShuffleReader: String, Hashable, Sendable, Codable {
    /// Spark SQL's: `spark.sql.shuffle.partitions`, or adaptive execution.
    case sql
    /// The RDD API's: `spark.default.parallelism`, or the program's own number.
    case rdd
  }

  /// Stage and attempt.
  public var id: StageAttemptID
  /// The call that Spark names the stage after.
  public var name: String?
  /// Tasks of this attempt, as planned.
  public var plannedTasks: Int?
  /// The resource profile that its tasks ask for.
  public var resourceProfileID: Int?
  /// When it was submitted, in milliseconds since 1970.
  public var submissionTime: Int64?
  /// When it was completed, in milliseconds since 1970.
  public var completionTime: Int64?
  /// Why it failed, in Spark's words.
  public var failureReason: String?
  /// Set if the stage reads a shuffle.
  public var shuffleReader: ShuffleReader?
  /// Whether rows go through Python workers.
  public var runsPython = false
  /// How many operators of each kind that holds execution memory ran in it; empty where no report
  /// of its end tells, or none did.
  public var operators: [MemoryOperator: Int] = [:]
  /// Whether its tasks send results to the driver.
  public var returnsResults = false

  /// What its tasks did.
  public var tasks = TaskTotals()
  /// Peaks by executor id, of the JVMs that ran its tasks while they ran.
  public var peaks: [String: ExecutorMetricPeaks] = [:]

  /// A stage attempt of which only the id is known.
  public init(id: StageAttemptID) { self.id = id }

  /// Wall time in milliseconds; nil while it is not known when it began and ended.
  public var duration: Int64? {
    guard let submissionTime, let completionTime, completionTime >= submissionTime else {
      return nil
    }
    return completionTime.subtractingReportingOverflow(submissionTime).partialValue
  }

  func merged(with later: Stage) -> Stage {
    var result = self
    result.name = name ?? later.name
    result.plannedTasks = later.plannedTasks ?? plannedTasks
    result.resourceProfileID = later.resourceProfileID ?? resourceProfileID
    result.submissionTime = later.submissionTime ?? submissionTime
    result.completionTime = later.completionTime ?? completionTime
    result.failureReason = later.failureReason ?? failureReason
    result.shuffleReader = shuffleReader ?? later.shuffleReader
    result.runsPython = runsPython || later.runsPython
    result.operators.merge(later.operators, uniquingKeysWith: max)
    result.returnsResults = returnsResults || later.returnsResults
    result.tasks.merge(later.tasks)
    result.peaks.merge(later.peaks) { a, b in
      var peaks = a
      peaks.merge(b)
      return peaks
    }
    return result
  }
}

/// What of memory a run failed of, in the words that a prediction uses.
public enum FailureKind: String, Hashable, Sendable, CaseIterable {
  /// An executor's heap was exhausted.
  case executorHeap = "executor-heap"
  /// The driver's heap was exhausted.
  case driverHeap = "driver-heap"
  /// Results were larger than `spark.driver.maxResultSize`.
  case driverResultSize = "driver-result-size"
  /// A table was too large to be broadcast.
  case broadcast
  /// A container was killed for its memory.
  case container
  /// A task did not get the execution memory that it cannot do without.
  case acquire

  /// Whether executor memory would have helped.
  public var isOfExecutor: Bool {
    switch self {
    case .executorHeap, .container, .acquire: true
    case .driverHeap, .driverResultSize, .broadcast: false
    }
  }

  /// What the phrases of a run's output tell; nil if they tell of no memory.
  ///
  /// The most specific phrase decides. An executor that runs out of heap exits with 52
  /// (`SparkExitCode.OOM`), which is how its heap is told from the driver's.
  public init?(phrases: [String]) {
    func says(_ parts: String...) -> Bool {
      phrases.contains { phrase in parts.contains { phrase.contains($0) } }
    }
    if says("spark.driver.maxResultSize") {
      self = .driverResultSize
    } else if says("to build and broadcast", "Cannot broadcast") {
      self = .broadcast
    } else if says("Unable to acquire", "not enough memory to build hash map") {
      self = .acquire
    } else if says("exited with code 137", "exit code 137") {
      self = .container
    } else if says("Java heap space", "GC overhead") {
      self = says("code 52") ? .executorHeap : .driverHeap
    } else {
      return nil
    }
  }
}

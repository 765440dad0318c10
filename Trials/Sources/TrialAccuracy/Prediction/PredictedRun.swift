/// What a predictor is asked about.
public struct PredictionRequest: Hashable, Sendable {
  /// Settings as `--set` takes them, over those of the run that is predicted from.
  public var settings: [String: String]
  /// Bytes of data for each byte that the known run had.
  public var dataFactor: Double
  /// What each executor's process may hold in all, in bytes; nil if nothing limits it.
  public var containerLimitBytes: Int64?

  /// A request of these parts.
  public init(
    settings: [String: String], dataFactor: Double = 1, containerLimitBytes: Int64? = nil
  ) {
    self.settings = settings
    self.dataFactor = dataFactor
    self.containerLimitBytes = containerLimitBytes
  }
}

/// A bracket of whole numbers: bytes or milliseconds.
public struct Interval: Hashable, Sendable {
  /// The lower edge.
  public var low: Int64
  /// The upper edge.
  public var high: Int64

  /// From one edge to the other.
  public init(low: Int64, high: Int64) {
    self.low = low
    self.high = high
  }

  func contains(_ value: Int64) -> Bool { low <= value && value <= high }
}

/// What a predictor says of a run. What it does not say is nil.
public struct PredictedRun: Hashable, Sendable {
  /// The short of it.
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// It works.
    case safe
    /// It may fail.
    case atRisk = "at-risk"
    /// It fails.
    case fails
    /// There is not enough evidence.
    case unknown
  }

  /// The short of it.
  public var verdict: Verdict
  /// What it fails of.
  public var failureKind: String?
  /// Bytes that are in memory when they are spilled.
  public var memoryBytesSpilled: Int64?
  /// Bytes that are written when spilling.
  public var diskBytesSpilled: Int64?
  /// The share of its cache that is held in memory.
  public var cachedFraction: Double?
  /// Milliseconds of collections over milliseconds that tasks run.
  public var gcShare: Double?
  /// How long the application takes, in milliseconds.
  public var durationMs: Interval?
  /// What an executor's heap must have, in bytes.
  public var executorHeapNeed: Interval?
  /// What the driver's heap must have, in bytes.
  public var driverHeapNeed: Interval?

  /// Only a verdict.
  public init(_ verdict: Verdict) { self.verdict = verdict }

  /// Whether it says that so much is spilled that it counts; nil if it does not say.
  var spills: Bool? { memoryBytesSpilled.map { $0 > Truth.leastSpill } }
}

/// What a fit recommends. What it leaves as it is, is nil.
public struct RecommendedRun: Hashable, Sendable {
  /// The heap of an executor in bytes.
  public var executorHeapBytes: Int64?
  /// The heap of the driver in bytes.
  public var driverHeapBytes: Int64?
  /// Cores of an executor.
  public var executorCores: Int?
  /// Executors.
  public var executors: Int?
  /// Whether it has no answer for the executors' heap.
  public var abstains: Bool
  /// Settings to change, over those of the run.
  public var configuration: [String: String]

  /// A recommendation of these parts.
  public init(
    executorHeapBytes: Int64? = nil, driverHeapBytes: Int64? = nil, executorCores: Int? = nil,
    executors: Int? = nil, abstains: Bool = false, configuration: [String: String] = [:]
  ) {
    self.executorHeapBytes = executorHeapBytes
    self.driverHeapBytes = driverHeapBytes
    self.executorCores = executorCores
    self.executors = executors
    self.abstains = abstains
    self.configuration = configuration
  }
}

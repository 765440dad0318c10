/// What a run really did, from its outcome.
public struct Truth: Hashable, Sendable {
  /// How it ended.
  public enum Ending: Hashable, Sendable {
    /// It did what it was to do.
    case worked
    /// It failed for want of memory.
    case failed(FailureKind)
    /// It did what it was to do, after tasks or executors that failed for want of memory. Whether
    /// that repeats is chance, so nothing is judged by it.
    case recovered(FailureKind)
    /// It failed of something else, or nobody knows of what: nothing is judged by it.
    case other
  }

  /// No more than this counts as no spill, in bytes: a sorter that gives back its last page spills
  /// that much.
  public static let leastSpill: Int64 = 16 << 20
  /// A cache of which less than this share was held was evicted.
  public static let wholeCache = 0.95

  /// How it ended.
  public var ending: Ending
  /// Bytes that were in memory when they were spilled.
  public var memoryBytesSpilled: Int64
  /// Bytes that were written when spilling.
  public var diskBytesSpilled: Int64
  /// Milliseconds of collections over milliseconds that tasks ran; nil if none ran.
  public var gcShare: Double?
  /// What of its cache was held, against the run of the same data that held most; nil if it cached
  /// nothing.
  public var cachedFraction: Double?
  /// From the application's start to its end, in milliseconds; nil if the log does not say.
  public var durationMs: Int64?

  /// Whether anything can be held against it.
  public var isJudged: Bool { worked || failure != nil }
  /// Whether it did what it was to do, without a failure on the way.
  public var worked: Bool { ending == .worked }
  /// What it failed of; nil if it worked.
  public var failure: FailureKind? {
    if case .failed(let kind) = ending { kind } else { nil }
  }
  /// Whether it spilled so much that it counts.
  public var spilled: Bool { memoryBytesSpilled > Self.leastSpill }
  /// Whether part of its cache was not in memory.
  public var evicted: Bool { cachedFraction.map { $0 < Self.wholeCache } ?? false }

  /// A truth of these figures.
  public init(
    ending: Ending, memoryBytesSpilled: Int64 = 0, diskBytesSpilled: Int64 = 0,
    gcShare: Double? = nil, cachedFraction: Double? = nil, durationMs: Int64? = nil
  ) {
    self.ending = ending
    self.memoryBytesSpilled = memoryBytesSpilled
    self.diskBytesSpilled = diskBytesSpilled
    self.gcShare = gcShare
    self.cachedFraction = cachedFraction
    self.durationMs = durationMs
  }

  init(_ outcome: Outcome, durationMs: Int64?) {
    let summary = outcome.summary
    ending = Self.ending(of: outcome)
    memoryBytesSpilled = summary?.memSpill ?? 0
    diskBytesSpilled = summary?.diskSpill ?? 0
    if let gc = summary?.gc, let run = summary?.run, run > 0 {
      gcShare = Double(gc) / Double(run)
    }
    self.durationMs = durationMs
  }

  private static func ending(of outcome: Outcome) -> Ending {
    let said = FailureKind(phrases: outcome.seen ?? [])
    if outcome.ok { return said.map(Ending.recovered) ?? .worked }
    let kind = outcome.failure.map(FailureKind.init(rawValue:)) ?? said
    return kind.map(Ending.failed) ?? .other
  }
}

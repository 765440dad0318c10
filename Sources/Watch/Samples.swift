import SparkProfile

/// What was seen of one executor at a few last times, in bounded room.
struct Samples: Hashable, Sendable {
  /// What was seen at one time.
  struct Sample: TimedSample, Hashable, Sendable {
    var time: Int64
    /// Bytes of blocks in memory now; nil if not known.
    var storage: Int64?
    /// The highest bytes of storage and execution so far.
    var unified: Int64
    /// The highest resident bytes of the process tree so far.
    var resident: Int64
    var taskTime: Int64
    var gcTime: Int64
    var spilled: Int64?
  }

  private var kept = RecentSamples<Sample>()

  mutating func add(_ sample: Sample) { kept.add(sample) }

  /// The share of task time that went to collections lately; nil if no task time was added.
  var gcShare: Double? {
    guard let first = kept.recent.first, let last = kept.recent.last else { return nil }
    return Self.share(
      last.gcTime.elapsed(since: first.gcTime),
      of: last.taskTime.elapsed(since: first.taskTime))
  }

  /// Bytes spilled a second lately; nil if that is not known.
  var spillRate: Double? { kept.rate(\.spilled) }

  func points(_ value: (Sample) -> Int64?) -> [Trend.Point] { kept.points(value) }

  /// A share between 0 and 1; nil where there is nothing to have a share of.
  static func share(_ part: Int64, of whole: Int64) -> Double? {
    guard whole > 0 else { return nil }
    return min(1, max(0, Double(part) / Double(whole)))
  }
}

/// What was seen of one running stage at a few last times.
struct StageSamples: Hashable, Sendable {
  struct Sample: TimedSample, Hashable, Sendable {
    var time: Int64
    var spilled: Int64
    var results: Int64
  }

  private var kept = RecentSamples<Sample>()

  mutating func add(_ sample: Sample) { kept.add(sample) }

  /// Bytes spilled a second lately; nil before there are two samples.
  var spillRate: Double? { kept.rate(\.spilled) }

  var results: [Trend.Point] { kept.points(\.results) }
}

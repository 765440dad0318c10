import SparkProfile

/// What was seen of one executor at a few last times, in bounded room.
struct Samples: Hashable, Sendable {
  /// What was seen at one time.
  struct Sample: Hashable, Sendable {
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

  /// More samples than this are forgotten, the oldest first.
  static let most = 32
  /// A rate is that of so many milliseconds, or of ``fewestForRate`` samples where these span more.
  static let window: Int64 = 60_000
  static let fewestForRate = 3

  private(set) var samples: [Sample] = []

  mutating func add(_ sample: Sample) {
    // Clocks are set back now and then, and a trend needs time to go on.
    if let last = samples.last, sample.time <= last.time { samples = [] }
    samples.append(sample)
    if samples.count > Self.most { samples.removeFirst(samples.count - Self.most) }
  }

  /// The samples that rates are made of.
  var recent: ArraySlice<Sample> {
    guard let last = samples.last else { return [] }
    let inWindow = samples.count { last.time.elapsed(since: $0.time) <= Self.window }
    return samples.suffix(max(inWindow, Self.fewestForRate))
  }

  /// The share of task time that went to collections lately; nil if no task time was added.
  var gcShare: Double? {
    guard let first = recent.first, let last = recent.last else { return nil }
    return Self.share(
      last.gcTime.elapsed(since: first.gcTime),
      of: last.taskTime.elapsed(since: first.taskTime))
  }

  /// Bytes spilled a second lately; nil if that is not known.
  var spillRate: Double? {
    rate(\.spilled)
  }

  func points(_ value: (Sample) -> Int64?) -> [Trend.Point] {
    samples.compactMap { sample in
      value(sample).map { Trend.Point(time: sample.time, value: Double($0)) }
    }
  }

  private func rate(_ value: (Sample) -> Int64?) -> Double? {
    guard let first = recent.first, let last = recent.last, last.time > first.time,
      let before = value(first), let now = value(last)
    else { return nil }
    return max(0, Double(now) - Double(before)) * 1000
      / Double(last.time.elapsed(since: first.time))
  }

  /// A share between 0 and 1; nil where there is nothing to have a share of.
  static func share(_ part: Int64, of whole: Int64) -> Double? {
    guard whole > 0 else { return nil }
    return min(1, max(0, Double(part) / Double(whole)))
  }
}

/// What was seen of one running stage at a few last times.
struct StageSamples: Hashable, Sendable {
  struct Sample: Hashable, Sendable {
    var time: Int64
    var spilled: Int64
    var results: Int64
  }

  private(set) var samples: [Sample] = []

  mutating func add(_ sample: Sample) {
    if let last = samples.last, sample.time <= last.time { samples = [] }
    samples.append(sample)
    if samples.count > Samples.most { samples.removeFirst(samples.count - Samples.most) }
  }

  /// Bytes spilled a second in the last minute; nil before there are two samples.
  var spillRate: Double? {
    guard let last = samples.last else { return nil }
    let inWindow = samples.count { last.time.elapsed(since: $0.time) <= Samples.window }
    guard let first = samples.suffix(max(inWindow, Samples.fewestForRate)).first,
      last.time > first.time
    else { return nil }
    return max(0, Double(last.spilled) - Double(first.spilled)) * 1000
      / Double(last.time.elapsed(since: first.time))
  }

  var results: [Trend.Point] {
    samples.map { Trend.Point(time: $0.time, value: Double($0.results)) }
  }
}

/// Something that was seen at a time.
protocol TimedSample {
  /// Milliseconds since 1970.
  var time: Int64 { get }
}

/// The last samples of something, in bounded room: the newest of all, and before it some that are
/// apart from each other, so that they reach as far back however often one is taken.
struct RecentSamples<Sample: TimedSample & Hashable & Sendable>: Hashable, Sendable {
  private(set) var samples: [Sample] = []

  mutating func add(_ sample: Sample) {
    // Clocks are set back now and then, and a trend needs time to go on.
    if let last = samples.last, sample.time <= last.time { samples = [] }
    if let last = samples.last, let before = samples.dropLast().last,
      last.time.elapsed(since: before.time) < SampleRoom.spacing
    {
      samples.removeLast()
    }
    samples.append(sample)
    if samples.count > SampleRoom.most { samples.removeFirst(samples.count - SampleRoom.most) }
  }

  /// The samples that rates are made of.
  var recent: ArraySlice<Sample> {
    guard let last = samples.last else { return [] }
    let inWindow = samples.count { last.time.elapsed(since: $0.time) <= SampleRoom.window }
    return samples.suffix(max(inWindow, SampleRoom.fewestForRate))
  }

  /// How much is added in a second lately; nil if that is not known.
  func rate(_ value: (Sample) -> Int64?) -> Double? {
    guard let first = recent.first, let last = recent.last, last.time > first.time,
      let before = value(first), let now = value(last)
    else { return nil }
    return max(0, Double(now) - Double(before)) * 1000
      / Double(last.time.elapsed(since: first.time))
  }

  func points(_ value: (Sample) -> Int64?) -> [Trend.Point] {
    samples.compactMap { sample in
      value(sample).map { Trend.Point(time: sample.time, value: Double($0)) }
    }
  }
}

/// How many samples are kept, and of which time. All times are in milliseconds.
enum SampleRoom {
  /// More samples than this are forgotten, the oldest first.
  static let most = 32
  /// What is kept besides the newest sample is apart by so much, so that all together reach further
  /// back than the window.
  static let spacing: Int64 = 2_000
  /// A rate is that of so much time, or of ``fewestForRate`` samples where these span more.
  static let window: Int64 = 60_000
  static let fewestForRate = 3
}

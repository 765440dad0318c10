import SparkProfile

/// How a figure has moved in the last samples.
public struct Trend: Hashable, Sendable {
  /// A figure at a time.
  public struct Point: Hashable, Sendable {
    /// Milliseconds since 1970.
    public var time: Int64
    /// The figure, such as bytes.
    public var value: Double

    /// A figure at a time.
    public init(time: Int64, value: Double) {
      self.time = time
      self.value = value
    }
  }

  /// Fewer points than this are no trend.
  public static let fewestPoints = 5
  /// Points that span less than this many milliseconds are no trend.
  public static let shortestSpan: Int64 = 10_000
  /// A rise of less than this share of the limit over all points is noise.
  static let smallestRise = 0.01
  /// More of the last points than these are not looked at.
  static let mostPoints = 32

  private let points: [Point]

  /// The trend of these points, in the order of time; only the last ones count.
  public init(_ points: [Point]) {
    self.points = points.suffix(Self.mostPoints)
  }

  /// How fast the figure rises, per second: the median of the slopes between all pairs of points
  /// (Theil and Sen), which a few wild points do not move; nil if there are too few.
  public var slope: Double? {
    guard points.count >= Self.fewestPoints, let first = points.first, let last = points.last,
      last.time.elapsed(since: first.time) >= Self.shortestSpan
    else { return nil }
    var slopes: [Double] = []
    for (index, earlier) in points.enumerated() {
      for later in points.dropFirst(index + 1) where later.time > earlier.time {
        let span = Double(later.time.elapsed(since: earlier.time))
        slopes.append((later.value - earlier.value) * 1000 / span)
      }
    }
    slopes.sort()
    return slopes.isEmpty ? nil : slopes[slopes.count / 2]
  }

  /// When the figure reaches a limit if it goes on like this; nil unless it has risen throughout,
  /// and still did at the end.
  public func forecast(limit: Double) -> Forecast? {
    guard let slope, slope > 0, let first = points.first, let last = points.last,
      limit > last.value, last.value - first.value >= Self.smallestRise * limit,
      let recent = points.dropLast(points.count / 3).last, last.value > recent.value
    else { return nil }
    return Forecast(seconds: (limit - last.value) / slope)
  }
}

/// Roughly how long it takes until something happens, if all goes on as it did.
///
/// It is one of few steps, because nothing finer could be known.
public struct Forecast: Hashable, Comparable, Sendable {
  private static let steps = [
    60, 120, 300, 600, 900, 1800, 3600, 2 * 3600, 4 * 3600, 8 * 3600,
  ]
  /// What is further away than this many seconds is not foretold.
  static let farthest = 12.0 * 3600

  /// The step, in seconds; the first one stands for anything shorter.
  public let seconds: Int

  /// The step nearest to so many seconds, by ratio; nil for what is too far away.
  public init?(seconds: Double) {
    guard seconds.isFinite, seconds <= Self.farthest else { return nil }
    let exact = max(seconds, 1)
    func distance(_ step: Int) -> Double { max(Double(step) / exact, exact / Double(step)) }
    self.seconds =
      exact <= 75 ? 60 : Self.steps.min { distance($0) < distance($1) } ?? 60
  }

  /// Orders by which is sooner.
  public static func < (a: Self, b: Self) -> Bool { a.seconds < b.seconds }

  /// In few words: `<1 min`, `~5 min`, `~2 h`.
  public var text: String {
    switch seconds {
    case ...60: "<1 min"
    case ..<3600: "~\(seconds / 60) min"
    default: "~\(seconds / 3600) h"
    }
  }
}

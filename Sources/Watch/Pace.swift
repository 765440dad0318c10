import SparkProfile

/// How often an application is looked at. All times are in milliseconds.
///
/// Looking costs whoever is looked at, and whoever looks. So the wait grows with what looking and
/// judging took, and with each failure.
public struct Pace: Hashable, Sendable {
  /// Reading and judging take at most one part in this many of the time.
  public static let shareOfWork: Int64 = 20
  /// Waiting for a server, which mostly is no work of either side, takes at most one part in this
  /// many of the time.
  public static let shareOfWaiting: Int64 = 5
  /// However long looking took, the next time comes after this.
  public static let longestWait: Int64 = 60_000
  /// The wait after the first failure; it doubles with each further one.
  public static let firstRetry: Int64 = 2_000
  /// The longest wait after failures.
  public static let longestRetry: Int64 = 30_000

  /// What was asked for.
  public let interval: Int64
  private let shareOfLooks: Int64

  /// A pace with an interval of at least a tenth of a second and at most an hour.
  ///
  /// - Parameters:
  ///   - interval: The least wait between two looks.
  ///   - isRemote: Whether looking is waiting for a server.
  public init(interval: Int64, isRemote: Bool = false) {
    self.interval = min(max(interval, 100), 3_600_000)
    shareOfLooks = isRemote ? Self.shareOfWaiting : Self.shareOfWork
  }

  /// How long to wait after a look that took `look`, and judging that took `judging`.
  public func wait(afterLook look: Int64, judging: Int64) -> Int64 {
    let gentle = max(0, look).multipliedSaturated(by: shareOfLooks - 1)
      .addingSaturated(max(0, judging).multipliedSaturated(by: Self.shareOfWork - 1))
    return max(interval, min(gentle, Self.longestWait))
  }

  /// How long to wait after so many failures in a row.
  public func wait(afterFailures failures: Int) -> Int64 {
    let doublings = Int64(min(max(failures, 1), 11) - 1)
    return max(interval, min(Self.firstRetry << doublings, Self.longestRetry))
  }
}

/// What a log tells about broadcasts.
///
/// The size of a broadcast table is a metric of its exchange: the plan says under which id, and a
/// later event says the value. Both halves are kept, so that they meet in whatever part of the log
/// they stand.
public struct Broadcasts: Hashable, Sendable, Codable {
  /// Driver-side metric values below this are not kept: no broadcast of that size matters.
  public static let smallestSizeKept: Int64 = 1 << 20

  /// Ids of the metric `data size` of the broadcast exchanges in the plans seen.
  public var exchangeSizeMetrics: Set<Int64> = []
  /// Values of driver-side SQL metrics, by id, of at least ``smallestSizeKept``.
  public var driverMetricValues: [Int64: Int64] = [:]
  /// The largest broadcast block that a block update reports, in bytes.
  public var largestBlock: Int64 = 0

  /// Nothing known.
  public init() {}

  /// The largest table that was broadcast, in bytes as collected; 0 if none is known.
  public var largestTable: Int64 {
    exchangeSizeMetrics.reduce(0) { max($0, driverMetricValues[$1] ?? 0) }
  }

  /// Keeps a driver-side metric if it is large enough to matter.
  public mutating func recordDriverMetric(id: Int64, value: Int64) {
    guard value >= Self.smallestSizeKept else { return }
    driverMetricValues[id] = max(driverMetricValues[id] ?? 0, value)
  }

  mutating func merge(_ later: Broadcasts) {
    exchangeSizeMetrics.formUnion(later.exchangeSizeMetrics)
    driverMetricValues.merge(later.driverMetricValues, uniquingKeysWith: max)
    largestBlock = max(largestBlock, later.largestBlock)
  }
}

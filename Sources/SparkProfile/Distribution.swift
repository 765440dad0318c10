/// How a figure is spread over tasks, in a size that does not grow with their number.
///
/// Values are counted in buckets an eighth of a power of two wide, so a quantile is at most an
/// eighth above the value it stands for; count, sum, minimum and maximum are exact, and so is the
/// mean of each bucket. Two distributions add up to that of both.
public struct Distribution: Hashable, Sendable, Codable {
  /// How many values were recorded.
  public private(set) var count = 0
  /// Their sum, held at the type's maximum.
  public private(set) var sum: Int64 = 0
  /// The smallest; 0 if there is none.
  public private(set) var minimum: Int64 = 0
  /// The largest; 0 if there is none.
  public private(set) var maximum: Int64 = 0
  private var buckets: [Int: Bucket] = [:]

  private struct Bucket: Hashable, Sendable, Codable {
    var count = 0
    var sum: Int64 = 0

    mutating func add(count: Int, sum: Int64) {
      self.count += count
      self.sum = self.sum.addingSaturated(sum)
    }
  }

  /// Values that are near each other.
  public struct Group: Hashable, Sendable {
    /// How many.
    public let count: Int
    /// Their arithmetic mean.
    public let mean: Int64
  }

  /// All values in groups whose largest is at most an eighth above their smallest, from small to
  /// large.
  public var groups: [Group] {
    buckets.sorted { $0.key < $1.key }
      .map { Group(count: $0.value.count, mean: $0.value.sum / Int64($0.value.count)) }
  }

  /// No values.
  public init() {}

  /// Counts a value. Negative ones count as 0, which is what Spark means by them.
  public mutating func record(_ value: Int64) {
    let value = max(0, value)
    minimum = count == 0 ? value : min(minimum, value)
    maximum = max(maximum, value)
    count += 1
    sum = sum.addingSaturated(value)
    buckets[Self.bucket(of: value), default: Bucket()].add(count: 1, sum: value)
  }

  /// Counts all the values of `other`.
  public mutating func merge(_ other: Distribution) {
    guard other.count > 0 else { return }
    minimum = count == 0 ? other.minimum : min(minimum, other.minimum)
    maximum = max(maximum, other.maximum)
    count += other.count
    sum = sum.addingSaturated(other.sum)
    for (key, bucket) in other.buckets {
      buckets[key, default: Bucket()].add(count: bucket.count, sum: bucket.sum)
    }
  }

  /// A value that at least the given share of the values does not exceed; 0 if there are none.
  public func quantile(_ share: Double) -> Int64 {
    guard count > 0 else { return 0 }
    let held = share > 0 ? min(share, 1) : 0
    let rank = max(1, Int((Double(count) * held).rounded(.up)))
    var seen = 0
    for (bucket, values) in buckets.sorted(by: { $0.key < $1.key }) {
      seen += values.count
      if seen >= rank { return min(max(Self.upperEdge(of: bucket), minimum), maximum) }
    }
    return maximum
  }

  /// The arithmetic mean; 0 if there are no values.
  public var mean: Double { count == 0 ? 0 : Double(sum) / Double(count) }

  private static func bucket(of value: Int64) -> Int {
    guard value >= 8 else { return Int(value) }
    let exponent = Int64.bitWidth - 1 - value.leadingZeroBitCount
    let eighth = Int((value >> (exponent - 3)) & 7)
    return (exponent - 2) * 8 + eighth
  }

  private static func upperEdge(of bucket: Int) -> Int64 {
    guard bucket >= 8 else { return Int64(bucket) }
    let exponent = bucket / 8 + 2
    let lower = (Int64(8 + bucket % 8)) << (exponent - 3)
    return lower + ((Int64(1) << (exponent - 3)) - 1)
  }
}

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
  /// By number, from small to large: mostly a handful, for which hashing would take longer.
  private var buckets: [Bucket] = []

  private struct Bucket: Hashable, Sendable, Codable {
    let number: Int
    var count: Int
    var sum: Int64
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
    buckets.map { Group(count: $0.count, mean: $0.sum / Int64(max(1, $0.count))) }
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
    add(Bucket(number: Self.bucket(of: value), count: 1, sum: value))
  }

  private mutating func add(_ bucket: Bucket) {
    var place = buckets.count
    while place > 0, buckets[place - 1].number > bucket.number { place -= 1 }
    guard place > 0, buckets[place - 1].number == bucket.number else {
      buckets.insert(bucket, at: place)
      return
    }
    buckets[place - 1].count += bucket.count
    buckets[place - 1].sum = buckets[place - 1].sum.addingSaturated(bucket.sum)
  }

  /// Counts all the values of `other`.
  public mutating func merge(_ other: Distribution) {
    guard other.count > 0 else { return }
    minimum = count == 0 ? other.minimum : min(minimum, other.minimum)
    maximum = max(maximum, other.maximum)
    count += other.count
    sum = sum.addingSaturated(other.sum)
    for bucket in other.buckets { add(bucket) }
  }

  /// A value that at least the given share of the values does not exceed; 0 if there are none.
  public func quantile(_ share: Double) -> Int64 {
    guard count > 0 else { return 0 }
    let held = share > 0 ? min(share, 1) : 0
    let rank = max(1, Int((Double(count) * held).rounded(.up)))
    var seen = 0
    for bucket in buckets {
      seen += bucket.count
      if seen >= rank { return min(max(Self.upperEdge(of: bucket.number), minimum), maximum) }
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

/// An amount of memory in bytes.
///
/// Arithmetic saturates at the limits of 64 bits, because sizes come from configuration files and
/// logs, which may say anything. It is encoded as one integer, the number of bytes.
public struct ByteSize: Hashable, Sendable {
  /// The number of bytes.
  public var bytes: Int64

  /// A size of this many bytes.
  public init(bytes: Int64) {
    self.bytes = bytes
  }

  /// No memory at all.
  public static let zero = ByteSize(bytes: 0)

  /// A size of this many KiB, at most what 64 bits hold.
  public static func kibibytes(_ count: Int64) -> ByteSize {
    ByteSize(count, .kibibyte)
  }

  /// A size of this many MiB, at most what 64 bits hold.
  public static func mebibytes(_ count: Int64) -> ByteSize {
    ByteSize(count, .mebibyte)
  }

  /// A size of this many GiB, at most what 64 bits hold.
  public static func gibibytes(_ count: Int64) -> ByteSize {
    ByteSize(count, .gibibyte)
  }

  /// A size of this many of a unit, at most what 64 bits hold.
  public init(_ count: Int64, _ unit: ByteUnit) {
    let (product, overflow) = count.multipliedReportingOverflow(by: unit.byteCount)
    bytes = overflow ? (count < 0 ? .min : .max) : product
  }

  /// The number of whole MiB, truncated, which is the unit Spark sizes containers in.
  public var wholeMebibytes: Int64 {
    bytes / ByteUnit.mebibyte.byteCount
  }

  /// The least multiple of a step which is not less than this size.
  ///
  /// A step of zero or less changes nothing.
  public func roundedUp(toMultipleOf step: ByteSize) -> ByteSize {
    guard step.bytes > 0 else { return self }
    let remainder = bytes % step.bytes
    guard remainder != 0 else { return self }
    return self + ByteSize(bytes: remainder > 0 ? step.bytes - remainder : -remainder)
  }

  /// The greatest multiple of a step which is not greater than this size.
  ///
  /// A step of zero or less changes nothing.
  public func roundedDown(toMultipleOf step: ByteSize) -> ByteSize {
    guard step.bytes > 0 else { return self }
    let remainder = bytes % step.bytes
    return self - ByteSize(bytes: remainder >= 0 ? remainder : step.bytes + remainder)
  }

  /// This size times a factor, truncated to whole bytes as Spark's `(long * double).toLong`.
  public func scaled(by factor: Double) -> ByteSize {
    ByteSize(bytes: Int64(truncatingAsScala: Double(bytes) * factor))
  }

  /// The sum, at most what 64 bits hold.
  public static func + (left: ByteSize, right: ByteSize) -> ByteSize {
    let (sum, overflow) = left.bytes.addingReportingOverflow(right.bytes)
    return ByteSize(bytes: overflow ? (right.bytes < 0 ? .min : .max) : sum)
  }

  /// The difference, within what 64 bits hold.
  public static func - (left: ByteSize, right: ByteSize) -> ByteSize {
    let (difference, overflow) = left.bytes.subtractingReportingOverflow(right.bytes)
    return ByteSize(bytes: overflow ? (right.bytes < 0 ? .max : .min) : difference)
  }

  /// Adds a size in place, up to what 64 bits hold.
  public static func += (left: inout ByteSize, right: ByteSize) {
    left = left + right
  }
}

extension ByteSize: Comparable {
  /// Whether the first size is the smaller one.
  public static func < (left: ByteSize, right: ByteSize) -> Bool {
    left.bytes < right.bytes
  }
}

extension ByteSize: Codable {
  /// Reads a number of bytes.
  public init(from decoder: any Decoder) throws {
    bytes = try decoder.singleValueContainer().decode(Int64.self)
  }

  /// Writes the number of bytes.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(bytes)
  }
}

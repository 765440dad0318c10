extension ByteSize {
  /// A multiple of a size, held at the bounds of what a size can be.
  public static func * (size: ByteSize, count: Int64) -> ByteSize {
    let (product, overflow) = size.bytes.multipliedReportingOverflow(by: count)
    guard overflow else { return ByteSize(bytes: product) }
    return ByteSize(bytes: (size.bytes < 0) == (count < 0) ? .max : .min)
  }

  /// A whole share of a size, truncated; zero for a divisor that is not above zero.
  public static func / (size: ByteSize, divisor: Int64) -> ByteSize {
    ByteSize(bytes: divisor > 0 ? size.bytes / divisor : 0)
  }
}

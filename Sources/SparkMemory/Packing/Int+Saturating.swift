extension Int {
  /// The sum, within what the type holds.
  func saturatingAdd(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other < 0 ? .min : .max) : sum
  }

  /// The product, within what the type holds.
  func saturatingMultiply(_ other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? ((self < 0) == (other < 0) ? .max : .min) : product
  }

  /// The whole quotient; zero for a divisor that is not above zero.
  func quotient(by divisor: Int) -> Int {
    divisor > 0 ? self / divisor : 0
  }
}

extension ByteSize {
  /// How often a part fits into this size; zero for a part that is not above zero.
  func count(of part: ByteSize) -> Int {
    part > .zero && self > .zero ? Int(clamping: bytes / part.bytes) : 0
  }
}

extension ByteUnit {
  /// Reads a size as Spark does, as a count of this unit.
  ///
  /// A number without a unit counts this one. What is written in a smaller unit is truncated, so
  /// that `512k` is no MiB at all. The count has 64 bits whatever the unit, so that `9000p` is a
  /// number of MiB, and none of bytes.
  ///
  /// Source: `JavaUtils.byteStringAs` and `ByteUnit.convertTo`.
  /// - Parameters:
  ///   - text: The text to read, such as `8g`.
  ///   - version: The version of Spark that reads the text.
  /// - Returns: The count.
  /// - Throws: `ByteSizeError` for a text that Spark refuses.
  public func count(
    parsing text: String, version: SparkVersion = .latest
  ) throws(ByteSizeError) -> Int64 {
    let parts = SizeText(text)
    guard let number = parts.number(version: version) else {
      throw parts.complaint(version: version)
    }
    let unit = number.unit ?? self
    guard unit.byteCount > byteCount else {
      return number.count / (byteCount / unit.byteCount)
    }
    let ratio = unit.byteCount / byteCount
    let (product, overflow) = number.count.multipliedReportingOverflow(by: ratio)
    guard !overflow else {
      throw ByteSizeError(text: text, reason: .tooLargeToConvert(number.count, unit))
    }
    return product
  }
}

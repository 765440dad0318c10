extension ByteSize {
  /// Reads a size as Spark does: a whole number and a unit that may be missing.
  ///
  /// Upper and lower case are the same, and blanks at both ends do not count. The result has every
  /// byte that was asked for; Spark's typed settings then truncate it to their own unit, which
  /// ``SparkConfiguration/bytes(_:version:)`` does. A size that 64 bits of bytes do not hold is
  /// refused; Spark reads it where the setting counts a greater unit, as
  /// ``ByteUnit/count(parsing:version:)`` does.
  ///
  /// Source: `JavaUtils.byteStringAs`; the units `ki`, `kib` … `pib` are read since Spark 4.2.
  /// - Parameters:
  ///   - text: The text to read, such as `8g`.
  ///   - bareUnit: What a number without a unit counts.
  ///   - version: The version of Spark that reads the text.
  /// - Throws: `ByteSizeError` for a text that Spark refuses.
  public init(
    parsing text: String, bareUnit: ByteUnit, version: SparkVersion = .latest
  ) throws(ByteSizeError) {
    let parts = SizeText(text)
    guard let number = parts.number(version: version) else {
      throw parts.complaint(version: version)
    }
    let unit = number.unit ?? bareUnit
    let (product, overflow) = number.count.multipliedReportingOverflow(by: unit.byteCount)
    guard !overflow else { throw ByteSizeError(text: text, reason: .tooLarge) }
    self.init(bytes: product)
  }
}

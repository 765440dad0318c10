extension ByteSize {
  /// Reads a size as Spark does: a whole number and a unit that may be missing.
  ///
  /// Upper and lower case are the same, and blanks at both ends do not count. The result has every
  /// byte that was asked for; Spark's typed settings then truncate it to their own unit, which
  /// ``SparkConfiguration/bytes(_:version:)`` does.
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
    let parts = SizeParts(text)
    guard parts.isWellFormed else { throw parts.complaint(bareUnit: bareUnit, version: version) }
    let unit: ByteUnit
    if parts.suffix.isEmpty {
      unit = bareUnit
    } else if let named = Self.unit(parts.suffix, version: version) {
      unit = named
    } else {
      throw parts.complaint(bareUnit: bareUnit, version: version)
    }
    guard let count = Int64(parts.digits) else {
      throw ByteSizeError(text: text, reason: .tooLarge)
    }
    let (product, overflow) = count.multipliedReportingOverflow(by: unit.byteCount)
    guard !overflow else { throw ByteSizeError(text: text, reason: .tooLarge) }
    self.init(bytes: product)
  }

  fileprivate static func unit(_ suffix: String, version: SparkVersion) -> ByteUnit? {
    ByteUnit.allCases.first { unit in
      let letter = unit.letter
      if suffix == letter { return true }
      guard unit != .byte else { return false }
      if suffix == letter + "b" { return true }
      guard version >= SparkFacts.binaryUnitNamesSince else { return false }
      return suffix == letter + "i" || suffix == letter + "ib"
    }
  }
}

/// A text taken apart into its number and what follows.
private struct SizeParts {
  var text: String
  var digits: String
  var suffix: String

  init(_ text: String) {
    self.text = text
    let lower = text.trimmedAsJava.lowercased()
    let number = lower.prefix { $0.isASCII && $0.isNumber }
    digits = String(number)
    suffix = String(lower.dropFirst(number.count))
  }

  var isWellFormed: Bool {
    !digits.isEmpty && suffix.allSatisfy { ("a"..."z").contains($0) }
  }

  func complaint(bareUnit: ByteUnit, version: SparkVersion) -> ByteSizeError {
    let body = digits + suffix
    if body.isEmpty { return ByteSizeError(text: text, reason: .empty) }
    if body.hasPrefix("*") { return ByteSizeError(text: text, reason: .redacted) }
    if body.hasPrefix("-") { return ByteSizeError(text: text, reason: .negative) }
    if isWellFormed {
      if let unit = ByteSize.unit(suffix, version: .latest) {
        let reason = ByteSizeError.Reason.unitSince(suffix, SparkFacts.binaryUnitNamesSince)
        return ByteSizeError(text: text, reason: reason, suggestion: digits + unit.letter)
      }
      return ByteSizeError(text: text, reason: .unknownUnit(suffix))
    }
    if let whole = wholeSpelling(bareUnit: bareUnit, version: version) {
      return ByteSizeError(text: text, reason: .fraction, suggestion: whole)
    }
    let joined = body.filter { $0 != " " && $0 != "\t" }
    if joined != body, (try? ByteSize(parsing: joined, bareUnit: bareUnit, version: version)) != nil
    {
      return ByteSizeError(text: text, reason: .space, suggestion: joined)
    }
    return ByteSizeError(text: text, reason: .notASize)
  }

  /// A fraction such as `1.5g` as the whole number of a smaller unit.
  private func wholeSpelling(bareUnit: ByteUnit, version: SparkVersion) -> String? {
    let body = digits + suffix
    let number = body.prefix { $0 == "." || ($0.isASCII && $0.isNumber) }
    let name = body.dropFirst(number.count).trimmedAsJava
    let unit = name.isEmpty ? bareUnit : ByteSize.unit(name, version: .latest)
    guard number.contains("."), let value = Double(number), let unit else { return nil }
    let exact = value * Double(unit.byteCount)
    guard exact.isFinite, exact < 0x1p62 else { return nil }
    let size = ByteSize(bytes: Int64(truncatingAsScala: exact))
    let least = ByteSize.mebibytes(1)
    return (size < least ? size : size.roundedUp(toMultipleOf: least)).sparkText
  }
}

extension SizeText {
  /// Why Spark does not read the text, and what to write instead.
  func complaint(version: SparkVersion) -> ByteSizeError {
    if body.isEmpty { return ByteSizeError(text: text, reason: .empty) }
    if body.hasPrefix("*") { return ByteSizeError(text: text, reason: .redacted) }
    if body.hasPrefix("-") { return ByteSizeError(text: text, reason: .negative) }
    if isWhole { return complaintOfWhole(version: version) }
    if let (value, unit) = decimal {
      return ByteSizeError(
        text: text, reason: .fraction, suggestion: Self.wholeSpelling(of: value, unit: unit))
    }
    let joined = body.filter { $0 != " " && $0 != "\t" }
    if joined != body, SizeText(joined).number(version: version) != nil {
      return ByteSizeError(text: text, reason: .space, suggestion: joined)
    }
    return ByteSizeError(text: text, reason: .notASize)
  }

  private func complaintOfWhole(version: SparkVersion) -> ByteSizeError {
    if suffix.isEmpty || ByteUnit(suffix: suffix, version: version) != nil {
      return ByteSizeError(text: text, reason: .tooLarge)
    }
    guard let unit = ByteUnit(suffix: suffix, version: .latest) else {
      return ByteSizeError(text: text, reason: .unknownUnit(suffix))
    }
    return ByteSizeError(
      text: text, reason: .unitSince(suffix, SparkFacts.binaryUnitNamesSince),
      suggestion: digits + unit.letter)
  }

  /// A fraction such as `1.5g`, and the unit that it names, if it names one.
  private var decimal: (value: Double, unit: ByteUnit?)? {
    let number = body.prefix { $0 == "." || ($0.isASCII && $0.isNumber) }
    guard number.contains("."), let value = Double(number) else { return nil }
    let name = body.dropFirst(number.count).trimmedAsJava
    if name.isEmpty { return (value, nil) }
    return ByteUnit(suffix: name, version: .latest).map { (value, $0) }
  }

  /// A fraction of a unit as the whole number of a smaller one; nil without a unit, where nothing
  /// tells whether it is of the setting's own or of a larger one.
  private static func wholeSpelling(of value: Double, unit: ByteUnit?) -> String? {
    guard let unit else { return nil }
    let exact = value * Double(unit.byteCount)
    guard exact.isFinite, exact < 0x1p62 else { return nil }
    let size = ByteSize(bytes: Int64(truncatingAsScala: exact))
    let least = ByteSize.mebibytes(1)
    return (size < least ? size : size.roundedUp(toMultipleOf: least)).sparkText
  }
}

/// A text taken apart into its number and what follows, as Spark takes sizes apart.
///
/// Source: the patterns of `JavaUtils.byteStringAs`.
struct SizeText {
  var text: String
  /// The text in lower case and without blanks at its ends.
  var body: String
  /// The digits that it begins with.
  var digits: String
  /// What follows the digits.
  var suffix: String

  init(_ text: String) {
    self.text = text
    body = text.trimmedAsJava.lowercased()
    // Scalars, because a digit with an accent is one character, and none of Spark's digits.
    let scalars = body.unicodeScalars
    let number = scalars.prefix { ("0"..."9").contains($0) }
    digits = String(number)
    suffix = String(scalars.dropFirst(number.count))
  }

  /// Whether it is a whole number that nothing but letters follows.
  var isWhole: Bool {
    !digits.isEmpty && suffix.unicodeScalars.allSatisfy { ("a"..."z").contains($0) }
  }

  /// The number and the unit that is named; nil where Spark reads no number.
  func number(version: SparkVersion) -> (count: Int64, unit: ByteUnit?)? {
    guard isWhole, let count = Int64(digits) else { return nil }
    if suffix.isEmpty { return (count, nil) }
    guard let unit = ByteUnit(suffix: suffix, version: version) else { return nil }
    return (count, unit)
  }
}

extension ByteUnit {
  /// The unit of a suffix in lower case.
  ///
  /// Source: `JavaUtils.byteSuffixes`.
  init?(suffix: String, version: SparkVersion) {
    let unit = Self.allCases.first { unit in
      let letter = unit.letter
      if suffix == letter { return true }
      guard unit != .byte else { return false }
      if suffix == letter + "b" { return true }
      guard version >= SparkFacts.binaryUnitNamesSince else { return false }
      return suffix == letter + "i" || suffix == letter + "ib"
    }
    guard let unit else { return nil }
    self = unit
  }
}

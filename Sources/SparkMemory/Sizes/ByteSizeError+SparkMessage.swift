extension ByteSizeError {
  /// Which exception Spark throws.
  public enum SparkException: String, Hashable, Sendable {
    /// The text is no whole number with a unit that Spark knows.
    case numberFormat = "NumberFormatException"
    /// The size is one, and its count in the setting's unit has more than 64 bits.
    case illegalArgument = "IllegalArgumentException"
  }

  /// The exception that `JavaUtils.byteStringAs` throws for the text.
  ///
  /// Source: `ByteUnit.convertTo` for what cannot be converted, else `JavaUtils.byteStringAs`.
  public var sparkException: SparkException {
    if case .tooLargeToConvert = reason { return .illegalArgument }
    return .numberFormat
  }

  /// What Spark itself says.
  ///
  /// Settings that are registered have other words since Spark 4.1: there `ConfigBuilder` catches
  /// this and names the setting. Source: `JavaUtils.byteStringAs`, `ByteUnit.convertTo`, as
  /// released in 3.5.8 and 4.3.0.
  /// - Parameter version: The version of Spark.
  /// - Returns: The message of the exception.
  public func sparkMessage(version: SparkVersion = .latest) -> String {
    if case .tooLargeToConvert(let count, let unit) = reason {
      let remedy = "Try a larger unit (e.g. MiB instead of KiB)"
      return version >= .v(4, 3)
        ? "Conversion of \(count) \(unit.sparkName) exceeds Long.MAX_VALUE. \(remedy)."
        : "Conversion of \(count) exceeds Long.MAX_VALUE in \(unit.sparkName). \(remedy)"
    }
    return "Size must be specified as bytes (b), kibibytes (k), mebibytes (m), gibibytes (g), "
      + "tebibytes (t), or pebibytes(p). E.g. 50b, 100k, or 250m.\n" + detail
  }

  private var detail: String {
    let parts = SizeText(text)
    if parts.isWhole {
      guard Int64(parts.digits) != nil else {
        return "For input string: \"\(parts.digits)\""
      }
      return "Invalid suffix: \"\(parts.suffix)\""
    }
    if let fraction = parts.fraction {
      return "Fractional values are not supported. Input was: \(fraction)"
    }
    return "Failed to parse byte string: \(text)"
  }
}

extension SizeText {
  /// The number of a text such as `1.5g`: digits on both sides of a point, then letters only.
  fileprivate var fraction: String? {
    guard !digits.isEmpty, suffix.hasPrefix(".") else { return nil }
    let rest = SizeText(String(suffix.unicodeScalars.dropFirst()))
    return rest.isWhole && suffix.dropFirst() == rest.body ? "\(digits).\(rest.digits)" : nil
  }
}

extension ByteUnit {
  /// The name of the constant in Spark's own enumeration.
  ///
  /// Source: `common/utils/src/main/java/org/apache/spark/network/util/ByteUnit.java`.
  var sparkName: String {
    self == .byte ? "BYTE" : symbol
  }
}

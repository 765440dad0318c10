/// Why a text is not a size that Spark reads, and what to write instead.
public struct ByteSizeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong with the text.
  public enum Reason: Hashable, Sendable {
    /// There is nothing to read.
    case empty
    /// Spark replaced the value because it looked like a secret.
    case redacted
    /// The size is below zero.
    case negative
    /// There is a decimal point; Spark reads whole numbers only.
    case fraction
    /// There is a space between the number and the unit.
    case space
    /// The letters after the number are no unit.
    case unknownUnit(String)
    /// The unit is one that only later versions of Spark read.
    case unitSince(String, SparkVersion)
    /// More than 64 bits of bytes.
    case tooLarge
    /// The count of a unit has more than 64 bits in the setting's own, smaller unit.
    case tooLargeToConvert(Int64, ByteUnit)
    /// No number followed by a unit.
    case notASize
  }

  /// The text as it was given.
  public var text: String
  /// What is wrong with it.
  public var reason: Reason
  /// What to write instead, where that can be told.
  public var suggestion: String?

  /// An error about a text.
  public init(text: String, reason: Reason, suggestion: String? = nil) {
    self.text = text
    self.reason = reason
    self.suggestion = suggestion
  }

  /// What is wrong and what to write instead, in one line.
  public var description: String {
    let advice = suggestion ?? "a whole number and a unit, such as 512m or 8g"
    return "\(problem); write \(advice)"
  }

  private var problem: String {
    let shown = "'\(text.abbreviated)'"
    return switch reason {
    case .empty: "the size is empty"
    case .redacted: "the size is redacted"
    case .negative: "\(shown) is below zero"
    case .fraction: "\(shown) is a fraction, and Spark reads whole numbers only"
    case .space: "\(shown) has a space before the unit, which Spark does not read"
    case .unknownUnit(let unit): "\(shown) has the unknown unit '\(unit.abbreviated)'"
    case .unitSince(let unit, let version):
      "\(shown) has the unit '\(unit)', which Spark reads only since \(version)"
    case .tooLarge, .tooLargeToConvert: "\(shown) is more than 64 bits can count"
    case .notASize: "\(shown) is not a size"
    }
  }
}

/// A version of Spark, as far as the memory system depends on it.
///
/// What vendors append (`3.5.3-amzn-0`, `3.3.2.3.3.7190.0-60`) is read over. It is encoded as text.
public struct SparkVersion: Hashable, Sendable {
  /// The first number.
  public var major: Int
  /// The second number.
  public var minor: Int
  /// The third number, zero when it was not given.
  public var patch: Int

  /// The newest version whose behaviour is modelled, taken where no version is known.
  public static let latest = SparkVersion.v(4, 3)

  /// A version by its numbers.
  public static func v(_ major: Int, _ minor: Int, _ patch: Int = 0) -> SparkVersion {
    SparkVersion(major: major, minor: minor, patch: patch)
  }

  /// A version by its numbers.
  public init(major: Int, minor: Int, patch: Int = 0) {
    self.major = major
    self.minor = minor
    self.patch = patch
  }

  /// Reads a version with at least a major and a minor number, such as `3.5` or `4.1.0-SNAPSHOT`.
  public init?(_ text: String) {
    let core = text.trimmedAsJava.prefix { $0 != "-" && $0 != "+" && $0 != "_" && $0 != " " }
    let parts = core.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 2, let major = Self.number(parts[0]), let minor = Self.number(parts[1])
    else { return nil }
    guard parts.count >= 3 else {
      self.init(major: major, minor: minor)
      return
    }
    guard let patch = Self.number(parts[2]) else { return nil }
    self.init(major: major, minor: minor, patch: patch)
  }

  private static func number(_ text: Substring) -> Int? {
    guard text.count <= 6, text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    return Int(text)
  }
}

extension SparkVersion: Comparable {
  /// Whether the first version is the earlier one.
  public static func < (left: SparkVersion, right: SparkVersion) -> Bool {
    (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
  }
}

extension SparkVersion: CustomStringConvertible {
  /// The three numbers: `3.5.3`.
  public var description: String {
    "\(major).\(minor).\(patch)"
  }
}

extension SparkVersion: Codable {
  /// Reads a version from text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let version = SparkVersion(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text.abbreviated)' is not a version of Spark")
    }
    self = version
  }

  /// Writes the version as text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

import SparkMemory

/// One line of a recommended configuration.
public struct Setting: Hashable, Sendable, Codable {
  /// The configuration key.
  public var key: String
  /// The value that the application ran with; nil if there was none.
  public var now: String?
  /// Whether that value is Spark's default.
  public var nowIsDefault: Bool
  /// The recommended value.
  public var new: String
  /// Why.
  public var reason: String

  /// Whether the recommendation changes anything.
  public var isChange: Bool { now != new }

  init(_ key: ConfigurationKey, in setup: Setup, new: String, reason: String) {
    self.key = key.name
    now = setup.configuration.text(key, version: setup.version)
    nowIsDefault = !setup.configuration.isSet(key)
    self.new = new
    self.reason = reason
  }

  /// Overhead has no default value in the configuration: Spark computes it from the heap.
  init(
    _ key: ConfigurationKey, in setup: Setup, now computed: ByteSize, new: ByteSize,
    reason: String
  ) {
    self.key = key.name
    nowIsDefault = !setup.configuration.isSet(key)
    now = setup.configuration[key] ?? computed.sparkText
    self.new = new.sparkText
    self.reason = reason
  }
}

/// A part for which no recommendation is made.
public struct Abstention: Hashable, Sendable, Codable {
  /// What is left as it is.
  public var subject: String
  /// Why.
  public var reason: String
}

extension ByteSize {
  /// Rounded up to a size that a person would write: steps grow with the size.
  func roundedForPeople() -> ByteSize {
    switch self {
    case ..<ByteSize.gibibytes(2): roundedUp(toMultipleOf: .mebibytes(64))
    case ..<ByteSize.gibibytes(8): roundedUp(toMultipleOf: .mebibytes(256))
    case ..<ByteSize.gibibytes(32): roundedUp(toMultipleOf: .mebibytes(512))
    default: roundedUp(toMultipleOf: .gibibytes(1))
    }
  }
}

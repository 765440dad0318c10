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

  /// Whether a default must now be written down, because other changes would move it.
  public var isPinned = false

  /// Whether the recommendation changes anything, if only that a default is written down.
  public var isChange: Bool { now != new || isPinned }

  init(_ key: ConfigurationKey, in setup: Setup, new: String, reason: String) {
    self.key = key.name
    now = setup.configuration.text(key, version: setup.version)
    nowIsDefault = !setup.configuration.isSet(key)
    self.new = new
    self.reason = reason
  }

  /// A line of a configuration before any run: what stands against it is Spark's default.
  init(_ key: ConfigurationKey, planned new: String, reason: String, version: SparkVersion) {
    self.key = key.name
    now = SparkConfiguration().text(key, version: version)
    nowIsDefault = true
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
    self.new = new == computed ? now ?? new.sparkText : new.sparkText
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
    let step: ByteSize =
      switch self {
      case ..<ByteSize.gibibytes(2): .mebibytes(32)
      case ..<ByteSize.gibibytes(8): .mebibytes(128)
      case ..<ByteSize.gibibytes(32): .mebibytes(512)
      default: .gibibytes(1)
      }
    // At the limit of 64 bits there is no multiple above, and what is odd could not be written.
    return roundedUp(toMultipleOf: step).roundedDown(toMultipleOf: step)
  }

  /// 31 GiB instead of a heap a little larger, which would hold fewer objects than that.
  func keepingNarrowReferences(raisedFrom now: ByteSize) -> ByteSize {
    let most = SparkFacts.compressedReferencesLimit - .gibibytes(1)
    let isWasteful = self > most && self < SparkFacts.compressedReferencesWorth
    return isWasteful && now < most ? most : self
  }
}

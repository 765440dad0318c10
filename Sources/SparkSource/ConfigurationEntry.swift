public import SparkMemory

/// One setting as somebody wrote it.
public struct ConfigurationEntry: Hashable, Sendable {
  /// The name of the setting.
  public var key: String
  /// Its value.
  public var value: String
  /// Where it is written.
  public var location: SourceLocation

  /// A setting at a place.
  public init(key: String, value: String, location: SourceLocation) {
    self.key = key
    self.value = value
    self.location = location
  }

  /// Whether Spark reads it at all: names that do not begin with `spark.` are ignored.
  public var isRead: Bool {
    key.hasPrefix("spark.")
  }
}

extension SparkConfiguration {
  /// The settings that Spark reads among entries; of several with one name the last one counts.
  public init(_ entries: [ConfigurationEntry]) {
    self.init()
    for entry in entries where entry.isRead {
      values[entry.key] = entry.value
    }
  }
}

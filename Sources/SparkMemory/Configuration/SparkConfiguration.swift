/// The settings of an application as text, read with Spark's own types and defaults.
public struct SparkConfiguration: Hashable, Sendable, Codable {
  /// The settings by name, as they were given.
  public var values: [String: String]

  /// A configuration of these settings.
  public init(_ values: [String: String] = [:]) {
    self.values = values
  }

  /// The value that was set, under the setting's name or one of its deprecated names.
  ///
  /// Setting it writes the name itself.
  public subscript(key: ConfigurationKey) -> String? {
    get {
      if let value = values[key.name] { return value }
      for name in key.deprecatedNames {
        if let value = values[name] { return value }
      }
      return nil
    }
    set { values[key.name] = newValue }
  }

  /// Whether the setting was given at all.
  public func isSet(_ key: ConfigurationKey) -> Bool {
    self[key] != nil
  }

  /// The value in effect as text: what was set, else what it falls back to, else the default.
  public func text(_ key: ConfigurationKey, version: SparkVersion = .latest) -> String? {
    if let value = self[key] { return value }
    if let name = key.fallbackName(for: version), let other = ConfigurationKey.named(name) {
      return text(other, version: version)
    }
    return key.defaultValue(for: version)
  }
}

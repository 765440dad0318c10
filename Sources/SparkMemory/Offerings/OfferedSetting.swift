/// A setting that an offering has another default for than Spark.
public struct OfferedSetting: Hashable, Sendable, Codable {
  /// The name of the setting.
  public let key: String
  /// The offering's default.
  public let value: String
  /// Where it is written.
  public let source: FactSource

  init(_ key: String, _ value: String, _ source: FactSource) {
    self.key = key
    self.value = value
    self.source = source
  }
}

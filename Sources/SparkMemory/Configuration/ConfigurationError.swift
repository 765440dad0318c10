/// A value that Spark does not read for its setting.
public struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name of the setting.
  public var key: String
  /// The value as it was given.
  public var value: String
  /// What is wrong with it and what to write instead.
  public var why: String

  /// An error about the value of a setting.
  public init(key: String, value: String, why: String) {
    self.key = key
    self.value = value
    self.why = why
  }

  /// Setting, value, what is wrong and what to write, in one line.
  public var description: String {
    "\(key)=\(value.abbreviated): \(why)"
  }
}

/// A field of somebody else's form, and the setting that it stands for.
public struct SettingField: Hashable, Sendable {
  /// What the field takes.
  public enum Value: Hashable, Sendable {
    /// A text such as `4g`.
    case text
    /// A whole number.
    case integer
    /// `true` or `false`.
    case boolean
  }

  /// The names that lead to it: `executor`, `memory`.
  public let path: [String]
  /// Spark's own name.
  public let key: String
  /// What it takes.
  public let value: Value

  init(_ path: String..., key: String, _ value: Value = .text) {
    self.path = path
    self.key = key
    self.value = value
  }

  /// Whether a value can be written into it.
  public func takes(_ value: String) -> Bool {
    switch self.value {
    case .text: true
    case .integer: Int32(value).map { String($0) == value } ?? false
    case .boolean: value == "true" || value == "false"
    }
  }
}

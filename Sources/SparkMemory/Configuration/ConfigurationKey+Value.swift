extension ConfigurationKey {
  /// What the value of a setting is.
  public enum ValueType: Hashable, Sendable {
    /// A size; a number without a unit counts `bareUnit`, to which Spark also truncates it.
    case bytes(bareUnit: ByteUnit)
    /// A decimal number.
    case double
    /// A whole number of 32 bits.
    case int
    /// A whole number of 64 bits.
    case long
    /// `true` or `false`.
    case boolean
    /// Any text.
    case string
    /// Texts with commas between them.
    case list
    /// A duration such as `10s`; a number without a unit counts `bareUnit`.
    case time(bareUnit: TimeUnit)
  }

  /// The unit of a duration.
  public enum TimeUnit: String, Hashable, Sendable, CaseIterable {
    /// A thousandth of a second.
    case millisecond = "ms"
    /// A second.
    case second = "s"
    /// Sixty seconds.
    case minute = "min"

    /// How many milliseconds it has.
    public var milliseconds: Int64 {
      switch self {
      case .millisecond: 1
      case .second: 1_000
      case .minute: 60_000
      }
    }
  }

  /// The default from one version on.
  public struct Default: Hashable, Sendable {
    /// The first version which has the default.
    public var since: SparkVersion
    /// The default as it would be written, or nil when the setting has none.
    public var value: String?
    /// The name of the setting whose value is taken instead.
    public var fallbackName: String?

    /// A value from a version on; nil for no default any more.
    static func from(_ version: SparkVersion, _ value: String?) -> Default {
      Default(since: version, value: value, fallbackName: nil)
    }

    /// The value of another setting from a version on.
    static func from(_ version: SparkVersion, fallback: String) -> Default {
      Default(since: version, value: nil, fallbackName: fallback)
    }
  }

  /// Which values Spark takes beyond what the type says, as its newest version checks them.
  public enum ValueRange: Hashable, Sendable {
    /// Numbers, sizes or durations between two bounds; nil is no bound on that side.
    case between(Bound?, Bound?)
    /// One of these texts.
    case oneOf([String])

    /// Greater than a value.
    static func above(_ value: String) -> ValueRange { .between(.excluded(value), nil) }
    /// A value or more.
    static func atLeast(_ value: String) -> ValueRange { .between(.included(value), nil) }
    /// A value or less.
    static func atMost(_ value: String) -> ValueRange { .between(nil, .included(value)) }
    /// Less than a value.
    static func below(_ value: String) -> ValueRange { .between(nil, .excluded(value)) }
  }

  /// An end of a range, as it would be written.
  public enum Bound: Hashable, Sendable {
    /// The value itself is taken.
    case included(String)
    /// The value itself is refused.
    case excluded(String)
  }
}

extension ConfigurationKey.ValueRange: CustomStringConvertible {
  /// The range as a condition: `> 0 and <= 1`.
  public var description: String {
    switch self {
    case .oneOf(let texts):
      return "one of " + texts.joined(separator: ", ")
    case .between(let low, let high):
      let parts = [low.map { $0.condition(">") }, high.map { $0.condition("<") }]
      return parts.compactMap { $0 }.joined(separator: " and ")
    }
  }
}

extension ConfigurationKey.Bound {
  fileprivate func condition(_ relation: String) -> String {
    switch self {
    case .included(let value): "\(relation)= \(value)"
    case .excluded(let value): "\(relation) \(value)"
    }
  }
}

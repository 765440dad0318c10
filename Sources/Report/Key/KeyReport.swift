public import SparkMemory

/// What there is to know about one setting, as one version of Spark has it.
public struct KeyReport: Hashable, Sendable, Codable {
  /// The name and version of the JSON form.
  public static let schema = "ballast.key/1"

  /// The form that this value is encoded in.
  public let schema: String
  /// The version of Spark.
  public let sparkVersion: SparkVersion
  /// The name of the setting.
  public let name: String
  /// What the setting is about.
  public let topic: ConfigurationTopic?
  /// What it is for.
  public let summary: String
  /// What surprises about it.
  public let note: String?
  /// What its value is: `size`, `duration`, `number`, `decimal`, `boolean`, `text` or `list`.
  public let type: String
  /// What a plain number counts, such as `MiB`; nil where there is none or it is a plain count.
  public let unit: String?
  /// The values that Spark takes beyond what the type says, as a condition.
  public let allowed: String?
  /// Whether the version reads the setting.
  public let isRead: Bool
  /// The default in the version; nil when there is none.
  public let defaultValue: String?
  /// The setting whose value is taken in the version when this one is not set.
  public let fallsBackTo: String?
  /// The settings which take this one's value in the version when they are not set.
  public let standsInFor: [String]
  /// The defaults of all versions, earliest first.
  public let defaults: [KeyDefault]
  /// The first version which reads the setting.
  public let since: SparkVersion
  /// The first version which no longer reads it.
  public let removedIn: SparkVersion?
  /// Whether Spark leaves it out of its documentation.
  public let isInternal: Bool
  /// Which part of Spark it belongs to.
  public let scope: ConfigurationKey.Scope
  /// When a value is looked at for the last time.
  public let takesEffect: ConfigurationKey.Effect
  /// What comes of changing it in a session that runs.
  public let change: KeyChange
  /// Earlier names that Spark still reads.
  public let deprecatedNames: [String]
  /// The file of the `apache/spark` repository which declares it.
  public let source: String

  /// The report on a setting.
  /// - Parameters:
  ///   - key: The setting.
  ///   - version: The version of Spark.
  public init(key: ConfigurationKey, version: SparkVersion) {
    schema = Self.schema
    sparkVersion = version
    name = key.name
    topic = ConfigurationTopic(of: key)
    summary = key.summary
    note = key.note
    type = key.type.word
    unit = key.bareUnit
    allowed = key.range?.description
    isRead = key.isRead(by: version)
    defaultValue = key.defaultValue(for: version)
    fallsBackTo = key.fallbackName(for: version)
    standsInFor = ConfigurationKey.all.filter { $0.fallbackName(for: version) == key.name }
      .map(\.name)
    defaults = key.defaults.map {
      KeyDefault(since: $0.since, value: $0.value, fallsBackTo: $0.fallbackName)
    }
    since = key.since
    removedIn = key.removedIn
    isInternal = key.isInternal
    scope = key.scope
    takesEffect = key.takesEffect
    change = KeyChange(key, version: version)
    deprecatedNames = key.deprecatedNames
    source = key.source
  }
}

/// The default of a setting from one version on.
public struct KeyDefault: Hashable, Sendable, Codable {
  /// The first version which has it.
  public let since: SparkVersion
  /// The value; nil when there is none.
  public let value: String?
  /// The setting whose value is taken instead.
  public let fallsBackTo: String?
}

/// What comes of `spark.conf.set` or `SET` in a session that runs.
public struct KeyChange: Hashable, Sendable, Codable {
  /// What Spark does.
  public enum Outcome: String, Hashable, Sendable, Codable {
    /// The next query uses the new value.
    case takesEffect = "takes-effect"
    /// Spark takes the value and does not use it.
    case isIgnored = "is-ignored"
    /// Spark throws an error.
    case isRefused = "is-refused"
  }

  /// What Spark does.
  public let outcome: Outcome
  /// The message of its error; nil without one.
  public let message: String?
  /// The only cluster manager on which it refuses; elsewhere the value is ignored.
  public let onlyOn: ClusterManager?

  init(_ key: ConfigurationKey, version: SparkVersion) {
    let manager: ClusterManager? =
      switch key.scope {
      case .yarn: .yarn
      case .kubernetes: .kubernetes
      case .core, .sqlRuntime, .sqlStatic, .standalone: nil
      }
    switch key.change(in: version, on: manager ?? .local) {
    case .takesEffect:
      outcome = .takesEffect
      message = nil
      onlyOn = nil
    case .isIgnored:
      outcome = .isIgnored
      message = nil
      onlyOn = nil
    case .isRefused(let text):
      outcome = .isRefused
      message = text
      onlyOn = manager
    }
  }
}

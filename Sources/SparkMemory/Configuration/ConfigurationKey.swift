/// One setting of Spark: what it is, its default in each version, who reads it and when.
public struct ConfigurationKey: Hashable, Sendable {
  /// The name: `spark.executor.memory`.
  public var name: String
  /// What its value is.
  public var type: ValueType
  /// What a plain number of it counts, such as `MiB` or `rows`; nil where the type says it.
  public var counts: String?
  /// The values that Spark takes; nil where it checks none beyond the type.
  public var range: ValueRange?
  /// The defaults from Spark 2.4 on, earliest first.
  public var defaults: [Default]
  /// The first version which reads the setting.
  public var since: SparkVersion
  /// The first version which no longer reads it; nil while it is read.
  public var removedIn: SparkVersion?
  /// Which part of Spark the setting belongs to.
  public var scope: Scope
  /// When a value is looked at, so that a later one has no effect.
  public var takesEffect: Effect
  /// Whether the newest Spark leaves it out of its documentation.
  public var isInternal: Bool
  /// Which versions know the setting by name rather than read it as any text.
  public var registration: Registration
  /// Earlier names which Spark still reads when the name itself is not set.
  public var deprecatedNames: [String]
  /// The file of the `apache/spark` repository which declares it.
  public var source: String
  /// What it is for, in one line.
  public var summary: String
  /// What surprises about it, in one sentence.
  public var note: String?

  init(
    _ name: String, _ type: ValueType, _ value: String?, since: SparkVersion,
    changes: [Default] = [], removedIn: SparkVersion? = nil, in source: Source,
    scope: Scope? = nil, takesEffect: Effect? = nil, isInternal: Bool = false,
    registration: Registration = .always, deprecated: [String] = [], fallback: String? = nil,
    counts: String? = nil, range: ValueRange? = nil, _ summary: String, note: String? = nil
  ) {
    self.name = name
    self.type = type
    self.counts = counts
    self.range = range
    self.defaults = [Default(since: since, value: value, fallbackName: fallback)] + changes
    self.since = since
    self.removedIn = removedIn
    let scope = scope ?? source.scope
    self.scope = scope
    self.takesEffect = takesEffect ?? scope.usualEffect
    self.isInternal = isInternal
    self.registration = registration
    self.deprecatedNames = deprecated
    self.source = source.rawValue
    self.summary = summary
    self.note = note
  }

  /// What holds in a version when the setting is not set; nil when the version does not read it.
  public func defaultEntry(for version: SparkVersion) -> Default? {
    guard isRead(by: version) else { return nil }
    return defaults.last { $0.since <= version }
  }

  /// The default in a version; nil when it has none, when another setting's value is taken, or when
  /// the version does not read the setting.
  public func defaultValue(for version: SparkVersion) -> String? {
    defaultEntry(for: version)?.value
  }

  /// The name of the setting whose value a version takes when this one is not set.
  public func fallbackName(for version: SparkVersion) -> String? {
    defaultEntry(for: version)?.fallbackName
  }

  /// Whether a version of Spark reads the setting.
  public func isRead(by version: SparkVersion) -> Bool {
    guard version >= since else { return false }
    guard let removedIn else { return true }
    return version < removedIn
  }

  /// Whether a version of Spark knows the setting by name.
  public func isRegistered(in version: SparkVersion) -> Bool {
    guard isRead(by: version) else { return false }
    return switch registration {
    case .always: true
    case .never: false
    case .since(let first): version >= first
    }
  }

  /// Every setting in the table, in the order of ``ConfigurationTopic``.
  public static let all: [ConfigurationKey] = ConfigurationTopic.allCases.flatMap(\.keys)

  /// The setting of a name, current or deprecated.
  public static func named(_ name: String) -> ConfigurationKey? {
    byName[name]
  }

  private static let byName: [String: ConfigurationKey] = {
    var table: [String: ConfigurationKey] = [:]
    for key in all {
      for deprecated in key.deprecatedNames { table[deprecated] = key }
    }
    for key in all { table[key.name] = key }
    return table
  }()
}

extension ConfigurationKey: CustomStringConvertible {
  /// The name.
  public var description: String { name }
}

/// One setting of Spark: its type, its default in each version, and where Spark declares it.
public struct ConfigurationKey: Hashable, Sendable {
  /// What the value of a setting is.
  public enum ValueType: Hashable, Sendable {
    /// A size; a number without a unit counts `bareUnit`, to which Spark also truncates it.
    case bytes(bareUnit: ByteUnit)
    /// A decimal number.
    case double
    /// A whole number of 32 bits.
    case int
    /// `true` or `false`.
    case boolean
    /// Any text.
    case string
    /// A duration such as `10s`.
    case time
  }

  /// The default from one version on.
  public struct Default: Hashable, Sendable {
    /// The first version which has the default.
    public var since: SparkVersion
    /// The default as it would be written, or nil when the setting has none.
    public var value: String?
  }

  /// The name: `spark.executor.memory`.
  public var name: String
  /// What its value is.
  public var type: ValueType
  /// The defaults, earliest first.
  public var defaults: [Default]
  /// The first version which reads the setting.
  public var since: SparkVersion
  /// The file of the `apache/spark` repository which declares it.
  public var source: String
  /// What it is for, in one line.
  public var summary: String
  /// Earlier names which Spark still reads when the name itself is not set.
  public var deprecatedNames: [String]
  /// The name of the setting whose value is taken when this one is not set.
  public var fallbackName: String?

  init(
    _ name: String, _ type: ValueType, _ value: String?, since: SparkVersion,
    changes: [Default] = [], in source: Source, deprecated: [String] = [],
    fallback: String? = nil, _ summary: String
  ) {
    self.name = name
    self.type = type
    self.defaults = [Default(since: since, value: value)] + changes
    self.since = since
    self.source = source.rawValue
    self.summary = summary
    self.deprecatedNames = deprecated
    self.fallbackName = fallback
  }

  /// The default in a version; nil when it has none, or when the version does not know the setting.
  public func defaultValue(for version: SparkVersion) -> String? {
    defaults.last { $0.since <= version }?.value
  }

  /// Whether a version of Spark reads the setting.
  public func isRead(by version: SparkVersion) -> Bool {
    version >= since
  }

  /// Every setting in the table.
  public static let all: [ConfigurationKey] =
    executorKeys + driverKeys + memoryKeys + clusterKeys + sqlKeys + evidenceKeys

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

extension ConfigurationKey {
  /// The files of the `apache/spark` repository which declare settings.
  enum Source: String {
    case core = "core/src/main/scala/org/apache/spark/internal/config/package.scala"
    case python = "core/src/main/scala/org/apache/spark/internal/config/Python.scala"
    case sparkConf = "core/src/main/scala/org/apache/spark/SparkConf.scala"
    case yarn =
      "resource-managers/yarn/src/main/scala/org/apache/spark/deploy/yarn/config.scala"
    case kubernetes =
      "resource-managers/kubernetes/core/src/main/scala/org/apache/spark/deploy/k8s/Config.scala"
    case sql = "sql/catalyst/src/main/scala/org/apache/spark/sql/internal/SQLConf.scala"
  }
}

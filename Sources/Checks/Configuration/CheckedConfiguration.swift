public import SparkMemory
public import SparkSource

/// What one application gets, merged with the precedence that Spark has, every value with its
/// origin and those that do not count kept.
///
/// Source: the configuration page of Spark's documentation, "Dynamically loading Spark properties":
/// the program counts before spark-submit's flags, these before a properties file.
public struct CheckedConfiguration: Sendable {
  /// What is checked.
  public let written: WrittenConfiguration
  /// The properties file beneath it; nil where there is none.
  public let base: WrittenConfiguration?
  /// The version of Spark.
  public let version: SparkVersion
  /// The cluster manager; nil where nothing says which.
  public let manager: ClusterManager?
  /// Where the driver runs; nil where a variable hides it, or where the command line will say it.
  public let deployMode: DeployMode?
  /// Whether it is a Python application; nil where nothing says it.
  public let isPython: Bool?
  /// The machines; nil where they are not known, or are another manager's.
  public let cluster: Cluster?
  /// The `yarn-site.xml` that counts; nil where there is none, and under another manager.
  public let yarn: YARNSite?
  /// Every setting, those of the file beneath included, the weakest first.
  public let settings: [WrittenSetting]
  /// Options that spark-submit passes over here, and why.
  public let ignoredOptions: [(setting: WrittenSetting, reason: String)]
  /// The values that count, as far as they are known.
  public let effective: SparkConfiguration
  /// The names whose value a variable hides.
  public let unknown: Set<String>
  private let last: [String: WrittenSetting]

  /// The settings of one application.
  /// - Parameters:
  ///   - written: What somebody wrote for it.
  ///   - base: The properties file whose settings count where it has none.
  ///   - target: What is known besides.
  public init(
    _ written: WrittenConfiguration, over base: WrittenConfiguration? = nil,
    target: CheckTarget = CheckTarget()
  ) {
    self.written = written
    self.base = base
    let all = (base?.settledSettings ?? []) + written.settledSettings.stablySorted()
    settings = all
    version = target.version ?? written.sparkVersion ?? .latest
    var last = Self.last(of: all)
    let manager =
      target.manager ?? written.manager
      ?? last[ConfigurationKey.master.name]?.value.flatMap(ClusterManager.init(master:))
    let deployMode = target.deployMode ?? Self.deployMode(last, of: written)
    self.manager = manager
    self.deployMode = deployMode
    isPython = written.isPython
    yarn = manager == .yarn || manager == nil ? target.yarn : nil
    let machines = target.cluster ?? yarn?.cluster
    let isTheirs = manager == nil || machines?.manager == nil || machines?.manager == manager
    cluster = isTheirs && manager != .local ? machines : nil
    ignoredOptions = all.compactMap { setting in
      guard written.kind == .submit, setting.way == .option else { return nil }
      return SubmitCommand.reasonIgnored(
        setting.spelling, manager: manager, deployMode: deployMode
      ).map { (setting, $0) }
    }
    let passedOver = Set(ignoredOptions.map(\.setting))
    last = Self.last(of: all.filter { !passedOver.contains($0) })
    self.last = last
    effective = SparkConfiguration(last.compactMapValues(\.value))
    unknown = Set(last.values.filter { $0.value == nil }.map(\.key))
  }

  /// The setting that counts for a key, under its name or an older one; nil where it is not set.
  public func counting(_ key: ConfigurationKey) -> WrittenSetting? {
    for name in [key.name] + key.deprecatedNames {
      if let setting = counting(named: name) { return setting }
    }
    return nil
  }

  /// The setting that counts under exactly this name; nil where it is not set.
  public func counting(named name: String) -> WrittenSetting? {
    last[name]
  }

  /// Whether what a key says can be told: its value, or that it is not set.
  public func isKnown(_ key: ConfigurationKey) -> Bool {
    guard !unknown.contains(key.name) else { return false }
    return !written.isPartial || effective.isSet(key)
  }

  private static func last(of settings: [WrittenSetting]) -> [String: WrittenSetting] {
    var last: [String: WrittenSetting] = [:]
    for setting in settings where setting.isRead && setting.isInTime { last[setting.key] = setting }
    return last
  }

  private static func deployMode(
    _ last: [String: WrittenSetting], of written: WrittenConfiguration
  ) -> DeployMode? {
    if let setting = last[ConfigurationKey.deployMode.name] {
      return setting.value.flatMap { DeployMode(rawValue: $0.lowercased()) }
    }
    if last[ConfigurationKey.master.name]?.value == "yarn-cluster" { return .cluster }
    // A properties file is for command lines that may say either.
    return written.kind.leavesRestOpen || written.isPartial ? nil : .client
  }
}

extension WrittenConfiguration {
  /// The settings, without values that nobody can tell: those that several branches of a template
  /// give one setting, and what Databricks chooses.
  fileprivate var settledSettings: [WrittenSetting] {
    let byKey = hasBranches ? Dictionary(grouping: settings, by: \.key) : [:]
    return settings.map { setting in
      var setting = setting
      let isBranch = byKey[setting.key].map { $0.count > 1 } ?? false
      if isBranch || mayBeOfDatabricks && setting.isLeftToDatabricks { setting.value = nil }
      return setting
    }
  }
}

extension WrittenSetting {
  /// Whether it comes before the processes that it is about have started.
  var isInTime: Bool {
    switch way {
    case .property, .conf, .option: true
    case .program:
      // The context takes its master from the program.
      key == ConfigurationKey.master.name
        || ConfigurationKey.named(key)?.takesEffect != .jvmStart
    case .session: ConfigurationKey.named(key)?.scope == .sqlRuntime
    }
  }
}

extension [WrittenSetting] {
  /// The weakest way first, otherwise as they stand.
  fileprivate func stablySorted() -> [WrittenSetting] {
    enumerated().sorted { ($0.element.way, $0.offset) < ($1.element.way, $1.offset) }.map(\.element)
  }
}

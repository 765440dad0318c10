extension ConfigurationKey {
  /// What comes of `spark.conf.set` or `SET` in a session that runs.
  public enum Change: Hashable, Sendable {
    /// The next query uses the new value.
    case takesEffect
    /// Spark takes the value, says nothing, and does not use it.
    case isIgnored
    /// Spark throws an error with this message.
    case isRefused(String)
  }

  /// What comes of changing the setting in a session that runs.
  ///
  /// Spark refuses only what it knows by name, and the settings of a cluster manager it knows only
  /// where the application runs on that one.
  ///
  /// Source: `RuntimeConfig.requireNonStaticConf`, `QueryCompilationErrors`,
  /// `error-conditions.json`.
  /// - Parameters:
  ///   - version: The version of Spark.
  ///   - manager: Who gives the application its processes.
  /// - Returns: What comes of it, with `spark.sql.legacy.setCommandRejectsSparkCoreConfs` not set.
  public func change(in version: SparkVersion, on manager: ClusterManager) -> Change {
    guard isRead(by: version) else { return .isIgnored }
    switch scope {
    case .sqlRuntime: return .takesEffect
    case .sqlStatic: return .isRefused(staticRefusal(in: version))
    case .core: return coreChange(in: version)
    case .yarn: return manager == .yarn ? coreChange(in: version) : .isIgnored
    case .kubernetes: return manager == .kubernetes ? coreChange(in: version) : .isIgnored
    case .standalone: return .isIgnored
    }
  }

  private func coreChange(in version: SparkVersion) -> Change {
    // Spark's own exception from the rule, since it became known by name in 4.0.
    guard name != "spark.default.parallelism", version >= .v(3, 0), isRegistered(in: version)
    else { return .isIgnored }
    let page = "https://spark.apache.org/docs/latest/sql-migration-guide.html#ddl-statements"
    if version < .v(3, 3) {
      return .isRefused("Cannot modify the value of a Spark config: \(name)")
    }
    if version < .v(3, 4) {
      return .isRefused("Cannot modify the value of a Spark config: \(name). See also '\(page)'")
    }
    let message =
      "[CANNOT_MODIFY_CONFIG] Cannot modify the value of the Spark config: \"\(name)\".\n"
      + "See also '\(page)'."
    return .isRefused(version < .v(4, 0) ? message : message + Self.state)
  }

  private func staticRefusal(in version: SparkVersion) -> String {
    if version >= .v(4, 1) {
      return "[CANNOT_MODIFY_STATIC_CONFIG] Cannot modify the value of the static Spark config: "
        + "\"\(name)\"." + Self.state
    }
    let hasFullStop = version >= .v(3, 4) && version < .v(4, 0)
    return "Cannot modify the value of a static config: \(name)" + (hasFullStop ? "." : "")
  }

  private static let state = " SQLSTATE: 46110"
}

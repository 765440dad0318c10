public import SparkMemory
internal import SparkSource

extension CheckedConfiguration {
  /// Where it runs, with what Spark and YARN take where nothing is said.
  ///
  /// Where nothing names a manager it is taken to be YARN: what is asked of the layout then must not
  /// depend on it.
  var environment: ClusterEnvironment {
    let known = try? ClusterEnvironment(
      configuration: effective, version: version, manager: manager ?? .yarn,
      deployMode: deployMode ?? .client, isPython: isPython)
    return known
      ?? ClusterEnvironment(
        manager: manager ?? .yarn, deployMode: deployMode ?? .client, version: version,
        isPython: isPython ?? false)
  }

  /// Where the memory of a process goes, or why Spark refuses it; nil where a variable hides a
  /// setting that decides it.
  public func layout(of role: ProcessRole) -> Result<ContainerLayout, LayoutError>? {
    let decisive = ["spark.\(role.rawValue).", "spark.memory.", "spark.task.cpus"]
    let isHidden = unknown.contains { name in
      decisive.contains(where: name.hasPrefix) || name == ConfigurationKey.executorMemory.name
        || name == ConfigurationKey.kubernetesMemoryOverheadFactor.name
    }
    guard !isHidden, !written.isPartial else { return nil }
    let (configuration, environment) = (effective, environment)
    return Result { () throws(LayoutError) in
      switch role {
      case .driver: try ContainerLayout(driverOf: configuration, environment: environment)
      case .executor: try ContainerLayout(executorOf: configuration, environment: environment)
      }
    }
  }

  /// Where the memory of a process goes; nil where it cannot be told or Spark refuses it.
  public func acceptedLayout(of role: ProcessRole) -> ContainerLayout? {
    try? layout(of: role)?.get()
  }
}

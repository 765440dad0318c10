public import SparkMemory
internal import SparkSource

extension CheckedConfiguration {
  /// Where it runs, with what Spark and YARN take where nothing is said.
  ///
  /// Where nothing names a manager it is taken to be YARN: what is asked of the layout then must not
  /// depend on it.
  var environment: ClusterEnvironment {
    let who = manager ?? cluster?.manager ?? .yarn
    let known = try? ClusterEnvironment(
      configuration: effective, version: version, manager: who, deployMode: deployMode ?? .client,
      isPython: isPython)
    var environment =
      known
      ?? ClusterEnvironment(
        manager: who, deployMode: deployMode ?? .client, version: version,
        isPython: isPython ?? false)
    cluster?.apply(to: &environment)
    return environment
  }

  /// Where the memory of a process goes, or why Spark refuses it; nil where a variable hides a
  /// setting that decides it.
  public func layout(of role: ProcessRole) -> Result<ContainerLayout, LayoutError>? {
    // The driver only checks that the executors' heap is enough, which their own layout tells too.
    let executorMemory = ConfigurationKey.executorMemory.name
    var configuration = effective
    if role == .driver, isHidden(executorMemory) { configuration.values[executorMemory] = nil }
    guard !written.isPartial,
      !(Array(unknown) + configuration.values.keys).contains(where: {
        $0 != executorMemory || role == .executor ? decides($0, role) && isHidden($0) : false
      })
    else { return nil }
    let environment = environment
    return Result { () throws(LayoutError) in
      switch role {
      case .driver: try ContainerLayout(driverOf: configuration, environment: environment)
      case .executor: try ContainerLayout(executorOf: configuration, environment: environment)
      }
    }
  }

  /// Whether a setting decides how a process is laid out.
  private func decides(_ name: String, _ role: ProcessRole) -> Bool {
    let name = ConfigurationKey.named(name)?.name ?? name
    let isOfProcess = name.hasPrefix("spark.\(role.rawValue).")
    // With a local master the driver's JVM is the executor.
    let isOfDriver = manager == .local && name.hasPrefix("spark.driver.")
    let others = [
      ConfigurationKey.taskCPUs.name, ConfigurationKey.kubernetesMemoryOverheadFactor.name,
    ]
    return isOfProcess || isOfDriver || name.hasPrefix("spark.memory.") || others.contains(name)
  }

  /// Whether a variable hides what a setting says, or Spark does not read it.
  private func isHidden(_ name: String) -> Bool {
    if unknown.contains(name) { return true }
    guard let value = effective.values[name], let key = ConfigurationKey.named(name) else {
      return false
    }
    return (try? key.check(value, version: version)) == nil
  }

  /// Where the memory of a process goes; nil where it cannot be told or Spark refuses it.
  public func acceptedLayout(of role: ProcessRole) -> ContainerLayout? {
    try? layout(of: role)?.get()
  }
}

extension ConfigurationKey {
  /// Why nobody reads the setting of an application under a manager.
  ///
  /// What Masters, Workers and the History Server read from their own configuration is none of an
  /// application's settings; that is not asked here.
  /// - Parameters:
  ///   - manager: Who gives the application its processes.
  ///   - deployMode: Where its driver runs; nil where that is not known.
  /// - Returns: The reason in a few words; nil where it counts.
  public func reasonWithoutEffect(
    on manager: ClusterManager, deployMode: DeployMode? = nil
  ) -> String? {
    let who = "with a \(manager.rawValue) master"
    switch scope {
    case .yarn where manager != .yarn: return "\(who) nobody reads settings of YARN"
    case .kubernetes where manager != .kubernetes:
      return "\(who) nobody reads settings of Kubernetes"
    default: break
    }
    if self == .coresMax, manager != .standalone { return "only a standalone master reads it" }
    if manager == .local, Self.ofExecutors.contains(self) {
      return "\(who) the driver's JVM runs the tasks"
    }
    let isOfDriver = Self.ofDriverContainers.contains(self)
    if !manager.hasContainers, isOfDriver || Self.ofExecutorContainers.contains(self) {
      return "\(who) no container has room for it"
    }
    if isOfDriver, deployMode == .client { return "in client mode the driver has no container" }
    return nil
  }

  /// What a JVM that is not started does not get.
  private static let ofExecutors: [ConfigurationKey] = [
    .executorMemory, .executorCores, .executorInstances, .executorExtraJavaOptions,
  ]

  private static let ofExecutorContainers: [ConfigurationKey] = [
    .executorMemoryOverhead, .executorMemoryOverheadFactor, .executorMinMemoryOverhead,
  ]

  private static let ofDriverContainers: [ConfigurationKey] = [
    .driverMemoryOverhead, .driverMemoryOverheadFactor, .driverMinMemoryOverhead,
  ]
}

/// What a pod of Spark asks Kubernetes for.
///
/// Memory is requested and limited alike; the CPU is limited only where a setting says so. Whether
/// the driver's heap is enough for Spark to start is not asked here, as little as Spark asks it
/// when it builds the pod; ``ContainerLayout`` tells.
///
/// Source: `deploy/k8s/features/BasicDriverFeatureStep.scala` and `BasicExecutorFeatureStep.scala`.
public struct PodResources: Hashable, Sendable, Codable {
  /// Request and limit of memory.
  public let memory: ByteSize
  /// Request of CPU, in Kubernetes' notation: `4`, `2500m`.
  public let cpuRequest: String
  /// Limit of CPU, in Kubernetes' notation; nil for none.
  public let cpuLimit: String?

  /// The pod of an executor; nil where the manager is not Kubernetes.
  /// - Parameters:
  ///   - configuration: The settings of the application.
  ///   - profile: What a resource profile asks for; nil is the default profile. With another one
  ///     Kubernetes' own settings of CPU have no effect.
  ///   - environment: Where it runs.
  /// - Throws: `LayoutError` for a configuration that Spark, the JVM or the cluster refuses.
  public init?(
    executorOf configuration: SparkConfiguration, profile: ExecutorResourceProfile? = nil,
    environment: ClusterEnvironment
  ) throws(LayoutError) {
    guard environment.manager == .kubernetes else { return nil }
    let layout = try ContainerLayout(
      executorOf: configuration, profile: profile, environment: environment)
    let reader = LayoutReader(
      configuration: configuration, environment: environment, role: .executor, profile: profile)
    let configured = try reader.count(.executorCores)
    memory = layout.requested
    let cores = "\(profile?.cores ?? configured ?? 1)"
    let isDefault = profile == nil
    cpuRequest = (isDefault ? configuration[.kubernetesExecutorRequestCores] : nil) ?? cores
    cpuLimit = isDefault ? configuration[.kubernetesExecutorLimitCores] : nil
    try checkCPU(reader)
  }

  /// The pod of the driver; nil where the manager is not Kubernetes, and in client mode, where
  /// whoever made the pod decides.
  /// - Parameters:
  ///   - configuration: The settings of the application.
  ///   - environment: Where it runs.
  /// - Throws: `LayoutError` for a configuration that Spark, the JVM or the cluster refuses.
  public init?(
    driverOf configuration: SparkConfiguration, environment: ClusterEnvironment
  ) throws(LayoutError) {
    guard environment.manager == .kubernetes, environment.deployMode == .cluster else {
      return nil
    }
    let reader = LayoutReader(
      configuration: configuration, environment: environment, role: .driver)
    let cores = try reader.count(.driverCores) ?? 1
    let heap = ByteSize.mebibytes(try reader.driverHeap().wholeMebibytes)
    memory = heap + (try MemoryOverhead(forHeap: heap, reader: reader)).size
    cpuRequest = configuration[.kubernetesDriverRequestCores] ?? "\(cores)"
    cpuLimit = configuration[.kubernetesDriverLimitCores]
    try checkCPU(reader)
  }

  /// Refuses a request above its limit, as Kubernetes does with every pod, and Spark 4.3 itself
  /// with those of executors.
  private func checkCPU(_ reader: LayoutReader) throws(LayoutError) {
    guard let limit = cpuLimit, let most = Self.cores(limit),
      let least = Self.cores(cpuRequest), least > most
    else { return }
    throw reader.refuse(.cpuRequestAboveLimit(request: cpuRequest, limit: limit))
  }

  /// A quantity of CPU: `4`, `0.5` or `2500m`; nil for another notation.
  private static func cores(_ quantity: String) -> Double? {
    let isThousandths = quantity.hasSuffix("m")
    guard let count = Double(isThousandths ? String(quantity.dropLast()) : quantity) else {
      return nil
    }
    return isThousandths ? count / 1000 : count
  }
}

/// What the driver, or YARN's application master in its stead, takes of one node.
public struct DriverPlace: Hashable, Sendable, Codable {
  /// Whether it is YARN's application master of a driver that runs elsewhere.
  public let isApplicationMaster: Bool
  /// What the manager takes from the node.
  public let granted: ByteSize
  /// Cores that it takes.
  public let cores: Int

  /// A place of this size.
  public init(granted: ByteSize, cores: Int, isApplicationMaster: Bool = false) {
    self.granted = granted
    self.cores = max(cores, 0)
    self.isApplicationMaster = isApplicationMaster
  }

  /// The place that a configuration needs; nil where nothing but executors runs on the cluster.
  ///
  /// Source: `deploy/yarn/Client.scala`, `BasicDriverFeatureStep.scala`, `deploy/master/Master.scala`.
  /// - Parameters:
  ///   - configuration: The settings of the application.
  ///   - environment: Where it runs.
  /// - Returns: The place.
  /// - Throws: `LayoutError` for a configuration that Spark, the JVM or the cluster refuses.
  public static func needed(
    by configuration: SparkConfiguration, environment: ClusterEnvironment
  ) throws(LayoutError) -> DriverPlace? {
    let reader = LayoutReader(
      configuration: configuration, environment: environment, role: .driver)
    switch (environment.manager, environment.deployMode) {
    case (.yarn, .client):
      let request = try ContainerLayout.applicationMaster(
        of: configuration, environment: environment)
      return DriverPlace(
        granted: environment.yarnGrant(for: request),
        cores: try reader.count(.yarnAMCores) ?? 1, isApplicationMaster: true)
    case (.yarn, .cluster), (.kubernetes, .cluster), (.standalone, .cluster):
      let layout = try ContainerLayout(driverOf: configuration, environment: environment)
      return DriverPlace(
        granted: layout.granted, cores: try reader.count(.driverCores) ?? 1)
    default:
      return nil
    }
  }
}

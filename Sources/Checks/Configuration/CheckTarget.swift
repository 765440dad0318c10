public import SparkMemory
public import SparkSource

/// What is known of where configurations run, besides what they say themselves.
public struct CheckTarget: Hashable, Sendable {
  /// The version of Spark; nil to take what a configuration names, else the newest one known.
  public var version: SparkVersion?
  /// The cluster manager; nil to take what the configuration says.
  public var manager: ClusterManager?
  /// Where the driver runs; nil to take what the configuration says.
  public var deployMode: DeployMode?
  /// The machines; nil where they are not known.
  public var cluster: Cluster?
  /// The `yarn-site.xml` that counts; nil where there is none.
  public var yarn: YARNSite?

  /// What is known; nothing, unless it is given.
  public init(
    version: SparkVersion? = nil, manager: ClusterManager? = nil, deployMode: DeployMode? = nil,
    cluster: Cluster? = nil, yarn: YARNSite? = nil
  ) {
    self.version = version
    self.manager = manager
    self.deployMode = deployMode
    self.cluster = cluster
    self.yarn = yarn
  }
}

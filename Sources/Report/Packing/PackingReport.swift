public import SparkMemory

/// How the executors of an application fill a cluster.
public struct PackingReport: Hashable, Sendable, Codable {
  /// The name and version of the JSON form.
  public static let schema = "ballast.packing/1"

  /// The form that this value is encoded in.
  public let schema: String
  /// Who hands out containers.
  public let manager: ClusterManager
  /// What YARN counts; nil elsewhere, where memory and cores are counted.
  public let calculator: ResourceCalculator?
  /// The managed offering; nil for machines that were described themselves.
  public let offering: ManagedOffering?
  /// One executor.
  public let executor: PackedExecutor
  /// The machines, kind by kind.
  public let groups: [PackedGroup]
  /// The driver or YARN's application master; nil where only executors run on the cluster.
  public let driver: PackedDriver?
  /// The whole cluster.
  public let total: PackedTotal
  /// What is worth knowing about the figures, in sentences.
  public let notes: [String]

  /// The report on a cluster.
  ///
  /// The environment should have been told of the cluster, with `Cluster.apply(to:)`, so that
  /// containers are rounded as it rounds them.
  /// - Parameters:
  ///   - cluster: The cluster.
  ///   - executor: The executor of the configuration.
  ///   - configuration: The settings of the application.
  ///   - environment: Where it runs.
  ///   - offering: The managed offering that the cluster is of.
  /// - Throws: `LayoutError` for a configuration that Spark, the JVM or the cluster refuses.
  public init(
    cluster: Cluster, executor: ExecutorShape, configuration: SparkConfiguration,
    environment: ClusterEnvironment, offering: ManagedOffering? = nil
  ) throws(LayoutError) {
    let manager = cluster.manager ?? environment.manager
    let demand: ExecutorDemand
    do {
      let asked = try ExecutorDemand(
        configuration, manager: manager, version: environment.version)
      demand = offering?.fillsEveryWorker == true ? .upTo(nil) : asked
    } catch {
      throw LayoutError(.malformed(error), role: .executor, version: environment.version)
    }
    // A provider that hands out whole workers puts the driver on one of its own.
    let sharesNodes = offering?.manager != nil || offering == nil
    let place =
      sharesNodes
      ? try DriverPlace.needed(by: configuration, environment: environment) : nil
    let packing = ClusterPacking(
      executor, on: cluster, manager: manager, driver: place, demand: demand)
    schema = Self.schema
    self.manager = manager
    calculator = manager == .yarn ? cluster.calculator : nil
    self.offering = offering
    self.executor = PackedExecutor(packing.executor)
    groups = zip(cluster.groups, packing.nodes).map(PackedGroup.init)
    driver = PackedDriver(packing)
    total = PackedTotal(packing)
    notes = PackingNotes.sentences(packing, offering: offering, configuration: configuration)
  }
}

/// One executor as a node sees it.
public struct PackedExecutor: Hashable, Sendable, Codable {
  /// `-Xmx`.
  public let heap: ByteSize
  /// What Spark asks for.
  public let requested: ByteSize
  /// What the manager takes from a node.
  public let granted: ByteSize
  /// Its cores; nil for one that takes every core of its node.
  public let cores: Int?

  init(_ shape: ExecutorShape) {
    heap = shape.heap
    requested = shape.requested
    granted = shape.granted
    cores = shape.cores
  }
}

/// The driver's place on the cluster.
public struct PackedDriver: Hashable, Sendable, Codable {
  /// Whether it is YARN's application master of a driver that runs elsewhere.
  public let isApplicationMaster: Bool
  /// What the manager takes from its node.
  public let granted: ByteSize
  /// Its cores.
  public let cores: Int
  /// Whether any node holds it; the application does not start otherwise.
  public let fits: Bool
  /// Executors that its place costs on the node where it costs the fewest.
  public let fewestExecutorsLost: Int
  /// Executors that its place costs on the node where it costs the most.
  public let mostExecutorsLost: Int

  init?(_ packing: ClusterPacking) {
    guard let driver = packing.driver else { return nil }
    isApplicationMaster = driver.isApplicationMaster
    granted = driver.granted
    cores = driver.cores
    fits = !packing.driverDoesNotFit
    fewestExecutorsLost = packing.lostToDriver.lowerBound
    mostExecutorsLost = packing.lostToDriver.upperBound
  }
}

/// The container of YARN's application master in client mode, where the driver is elsewhere.
///
/// Its heap holds no memory manager, so that it may be smaller than one of a driver or an executor.
///
/// Source: `deploy/yarn/Client.scala`. Factor and minimum are constants there, in every version.
public struct ApplicationMasterLayout: Hashable, Sendable, Codable {
  /// The value of `-Xmx`.
  public let heap: ByteSize
  /// Memory of the container beside the heap.
  public let overhead: ByteSize
  /// Where the overhead comes from, in a few words.
  public let overheadReason: String
  /// What Spark asks YARN for.
  public let requested: ByteSize
  /// What YARN gives.
  public let granted: ByteSize

  /// The layout of an application in client mode; nil where there is no such process, because the
  /// manager is another one or the driver itself is the application master.
  /// - Parameters:
  ///   - configuration: The settings of the application.
  ///   - environment: Where it runs.
  /// - Throws: `LayoutError` for a size that Spark does not read, or one above YARN's maximum.
  public init?(
    of configuration: SparkConfiguration, environment: ClusterEnvironment
  ) throws(LayoutError) {
    guard environment.manager == .yarn, environment.deployMode == .client else { return nil }
    let demand = try Self.demand(of: configuration, environment: environment)
    heap = demand.heap
    overhead = demand.overhead
    overheadReason =
      configuration.isSet(.yarnAMMemoryOverhead)
      ? "as set, without factor or minimum"
      : demand.overhead == SparkFacts.minimumMemoryOverhead
        ? "the minimum" : "\(SparkFacts.memoryOverheadFactor) × heap"
    requested = demand.total
    granted = try environment.grant(for: demand, role: .driver)
  }

  static func demand(
    of configuration: SparkConfiguration, environment: ClusterEnvironment
  ) throws(LayoutError) -> YarnDemand {
    let reader = LayoutReader(
      configuration: configuration, environment: environment, role: .driver)
    let heap = try reader.bytes(.yarnAMMemory) ?? .zero
    let overhead =
      try reader.bytes(.yarnAMMemoryOverhead)
      ?? MemoryOverhead.size(
        factor: SparkFacts.memoryOverheadFactor, minimum: SparkFacts.minimumMemoryOverhead,
        heap: heap)
    return YarnDemand(
      process: .applicationMaster(isDriver: false), heap: heap, overhead: overhead)
  }
}

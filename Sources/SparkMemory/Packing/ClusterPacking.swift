/// How many executors a whole cluster holds, how many of them are asked for, and what is idle.
public struct ClusterPacking: Hashable, Sendable, Codable {
  /// The cluster.
  public let cluster: Cluster
  /// The executor, in the container that the manager gives.
  public let executor: ExecutorShape
  /// One empty node of each group, filled with executors.
  public let nodes: [NodePacking]
  /// What the driver or the application master takes; nil where nothing but executors runs here.
  public let driver: DriverPlace?
  /// The group where the driver costs the fewest executors; nil without a driver, and where it fits
  /// on no node, so that the application does not start.
  public let driverGroup: Int?
  /// Executors that the driver's place costs: the fewest, and the most on another node.
  public let lostToDriver: ClosedRange<Int>
  /// How many executors fit, beside the driver on the node where it costs the fewest.
  public let room: Int
  /// The most executors that are asked for; nil without a bound.
  public let asked: Int?
  /// The most cores that are asked for, whatever the executors; nil without a bound.
  public let askedCores: Int?
  /// How many of them run.
  public let executors: Int
  /// How many tasks run at once.
  public let slots: Int
  /// Cores that executors take; more than there are where nobody counts them.
  public let usedCores: Int

  /// Packs the executors of one application on an otherwise empty cluster.
  /// - Parameters:
  ///   - executor: The executor; on YARN its container is rounded again, as this cluster does it.
  ///   - cluster: The cluster.
  ///   - manager: Who hands it out, where the cluster does not say.
  ///   - driver: What the driver takes of a node.
  ///   - demand: How many executors are asked for.
  public init(
    _ executor: ExecutorShape, on cluster: Cluster, manager: ClusterManager = .yarn,
    driver: DriverPlace? = nil, demand: ExecutorDemand = .upTo(nil)
  ) {
    let manager = cluster.manager ?? manager
    let calculator = manager == .yarn ? cluster.calculator : .memoryAndCores
    let granted =
      manager == .yarn ? cluster.allocation.grant(for: executor.requested) : executor.granted
    // A request above YARN's maximum is refused, which no node's memory can hide.
    let isRefused = granted == nil
    let shape = executor.granted(granted ?? executor.requested)
    let pack = { (group: Cluster.Group, node: Node) in
      NodePacking(
        shape, on: node, counting: calculator, fixedNumber: group.fixedNumber,
        isRefused: isRefused)
    }
    let nodes = cluster.groups.map { pack($0, $0.node) }
    let places = Self.places(of: driver, on: cluster, nodes: nodes, pack)
    let best = places.min { $0.lost < $1.lost }
    let isHomeless = driver != nil && best == nil
    let whole = zip(cluster.groups, nodes).reduce(0) {
      $0.saturatingAdd($1.0.count.saturatingMultiply($1.1.executors))
    }
    self.cluster = cluster
    self.executor = shape
    self.nodes = nodes
    self.driver = driver
    driverGroup = best?.group
    lostToDriver = (best?.lost ?? 0)...(places.map(\.lost).max() ?? 0)
    room = isHomeless ? 0 : max(whole - (best?.lost ?? 0), 0)
    asked = demand.executors(ofCores: shape.cores)
    askedCores = demand.mostCores
    if let cores = shape.cores {
      executors = min(room, asked ?? room)
      usedCores = executors.saturatingMultiply(cores)
      slots = executors.saturatingMultiply(shape.slots(onCores: cores))
    } else {
      let workers = isHomeless ? [] : Self.workers(of: cluster, driver: driver, in: best?.group)
      let scheduling = StandaloneScheduling(
        workers: workers,
        request: StandaloneScheduling.Request(
          executorMemory: shape.granted, coresLeft: demand.mostCores ?? .max,
          executorLimit: asked ?? .max),
        spreadsOut: cluster.spreadsOut)
      executors = scheduling.executorCount
      usedCores = scheduling.coreCount
      slots = scheduling.cores.reduce(0) { $0.saturatingAdd(shape.slots(onCores: $1)) }
    }
  }
}

extension ClusterPacking {
  /// Where the driver may go, and how many executors that costs.
  private static func places(
    of driver: DriverPlace?, on cluster: Cluster, nodes: [NodePacking],
    _ pack: (Cluster.Group, Node) -> NodePacking
  ) -> [(group: Int, lost: Int)] {
    guard let driver else { return [] }
    var places: [(group: Int, lost: Int)] = []
    for (index, (group, packing)) in zip(cluster.groups, nodes).enumerated() {
      let coresSuffice = !packing.countsCores || driver.cores <= group.node.usableCores
      guard group.count > 0, driver.granted <= group.node.usableMemory, coresSuffice else {
        continue
      }
      let beside = pack(group, group.node.reserving(driver))
      places.append((index, packing.executors - beside.executors))
    }
    return places
  }

  /// The nodes as workers of a standalone master, with the driver on one of its group.
  private static func workers(
    of cluster: Cluster, driver: DriverPlace?, in driverGroup: Int?
  ) -> [StandaloneScheduling.Worker] {
    cluster.groups.enumerated().flatMap { index, group in
      var nodes = Array(repeating: group.node, count: group.count)
      if let driver, index == driverGroup, !nodes.isEmpty { nodes[0] = nodes[0].reserving(driver) }
      return nodes.map {
        StandaloneScheduling.Worker(freeCores: $0.usableCores, freeMemory: $0.usableMemory)
      }
    }
  }
}

extension Node {
  /// The node with a driver on it.
  fileprivate func reserving(_ driver: DriverPlace) -> Node {
    Node(
      memory: memory, cores: cores, reservedMemory: reservedMemory + driver.granted,
      reservedCores: reservedCores.saturatingAdd(driver.cores))
  }
}

public import SparkMemory
import SparkProfile

/// The machines, or the workers of a managed offering, that a plan is made for.
public struct PlannedMachines: Hashable, Sendable {
  /// The machines; none for a serverless offering, whose workers follow from the executor.
  public var cluster: Cluster
  /// Who runs them; nil for machines of one's own.
  public var offering: ManagedOffering?
  /// The most workers of a serverless offering.
  public var serverlessWorkers: Int?

  /// Machines, or workers.
  public init(
    _ cluster: Cluster, offering: ManagedOffering? = nil, serverlessWorkers: Int? = nil
  ) {
    self.cluster = cluster
    self.offering = offering
    self.serverlessWorkers = serverlessWorkers
  }

  /// Cores of all of them that executors may have.
  var cores: Int {
    if let serverlessWorkers {
      return (mostCores ?? 0).multipliedSaturated(by: serverlessWorkers)
    }
    return cluster.groups.reduce(0) {
      $0.addingSaturated($1.count.multipliedSaturated(by: $1.node.usableCores))
    }
  }

  /// Whether the offering makes executors by itself, so that their size is no setting.
  var fixesExecutors: Bool { offering?.fillsEveryWorker ?? false }

  /// Executors are tried with up to so many cores: beyond, one that is lost takes much with it, and
  /// its collections pause many tasks.
  private static let mostCoresTried = 8

  private var mostCores: Int? { coreCounts.max() }

  /// The numbers of cores that an executor may have here.
  var coreCounts: [Int] {
    if let offering, offering.isServerless {
      return offering.workers.map(\.cores).filter { $0 <= Self.mostCoresTried }
    }
    let groups = cluster.groups.filter { $0.count > 0 && $0.node.usableCores > 0 }
    if fixesExecutors {
      return Set(groups.map { $0.node.usableCores / max(1, $0.fixedNumber ?? 1) })
        .filter { $0 > 0 }.sorted()
    }
    let most = min(groups.map(\.node.usableCores).max() ?? 0, Self.mostCoresTried)
    return most > 0 ? Array(1...most) : []
  }

  /// The machines as executors with so many cores fill them.
  ///
  /// YARN may count memory alone, and would run more tasks than there are cores.
  func cluster(for layout: ContainerLayout, cores: Int) -> Cluster? {
    if let offering, offering.isServerless {
      return try? offering.cluster(
        holding: ExecutorShape(layout, cores: cores), count: serverlessWorkers ?? 0)
    }
    var cluster = cluster
    for place in cluster.groups.indices {
      let byCores = cluster.groups[place].node.usableCores / max(1, cores)
      cluster.groups[place].fixedNumber = min(cluster.groups[place].fixedNumber ?? byCores, byCores)
    }
    return cluster
  }

  /// The heap of the executors that the offering makes; nil where their size is a setting, or
  /// where it follows from the room that there is.
  func fixedHeap(cores: Int) -> ByteSize? {
    guard offering == .databricks else { return nil }
    return cluster.groups.map(\.node).filter { $0.usableCores == cores }.map(\.memory).min()
      .map(ManagedOffering.databricksHeap(ofNodeWith:))
  }

  /// With room left for what the processes of an executor take beside its heap, where no container
  /// accounts for it.
  func leavingRoom(for workload: Workload, under manager: ClusterManager) -> PlannedMachines {
    guard !manager.hasContainers else { return self }
    var machines = self
    for place in cluster.groups.indices {
      let node = cluster.groups[place].node
      let beside =
        node.usableMemory.scaled(by: PlanAssumptions.besideHeaps)
        + (workload.kind == .python
          ? PlanAssumptions.pythonWorker * Int64(node.usableCores) : .zero)
      machines.cluster.groups[place].node = Node(
        memory: node.memory, cores: node.cores, reservedMemory: node.reservedMemory + beside,
        reservedCores: node.reservedCores)
    }
    return machines
  }
}

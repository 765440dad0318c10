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
  /// YARN may count memory alone, and would run more tasks than there are cores. Where no container
  /// counts it, there must be room all the same for what processes take beside the heap.
  func cluster(
    for layout: ContainerLayout, cores: Int, _ workload: Workload
  ) -> Cluster? {
    if let offering, offering.isServerless {
      return try? offering.cluster(
        holding: ExecutorShape(layout, cores: cores), count: serverlessWorkers ?? 0)
    }
    var whole = layout.granted
    if !layout.manager.hasContainers {
      whole += layout.heap.heap.scaled(by: PlanAssumptions.besideHeap)
      if workload.kind == .python { whole += PlanAssumptions.pythonWorker * Int64(cores) }
    }
    var cluster = cluster
    for place in cluster.groups.indices {
      let node = cluster.groups[place].node
      let most = min(
        node.usableCores / max(1, cores),
        Int(clamping: node.usableMemory.bytes / max(1, whole.bytes)))
      cluster.groups[place].fixedNumber = min(cluster.groups[place].fixedNumber ?? most, most)
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
}

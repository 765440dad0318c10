public import SparkMemory

/// A first configuration for a workload that never ran, with the reason for each line, and what
/// smaller and larger executors would do.
public struct Plan: Sendable {
  /// The workload.
  public let workload: Workload
  /// The executors.
  public let executors: ExecutorPlan
  /// The driver's container, or its process; nil if the settings make none.
  public let driver: ContainerLayout?
  /// The lines of the configuration, most important first.
  public let settings: [Setting]
  /// Executors with other numbers of cores, each with the heap that it needs.
  public let otherCores: [ExecutorPlan]
  /// The same executors with half the heap, and with twice as much, where they run at all.
  public let otherHeaps: [ExecutorPlan]
  /// What these machines are too small for, in sentences.
  public let shortages: [String]
  /// What was assumed, in sentences.
  public let assumptions: [String]

  /// Executors are tried with up to so many cores: beyond, one that is lost takes much with it, and
  /// its collections pause many tasks.
  private static let mostCores = 8

  /// Plans a workload.
  ///
  /// - Parameters:
  ///   - workload: What is to run.
  ///   - cluster: The machines.
  ///   - environment: Who hands them out, and the version of Spark.
  /// - Throws: `PlanError` for machines on which it cannot run.
  public init(
    _ workload: Workload, on cluster: Cluster, environment: ClusterEnvironment
  ) throws(PlanError) {
    var environment = environment
    cluster.apply(to: &environment)
    let site = PlanSite(
      cluster: cluster, environment: environment, driver: DriverPlan(workload))
    let coresOfNode = cluster.groups.map(\.node.usableCores).max() ?? 0
    guard coresOfNode > 0 else { throw .noRoomForAnExecutor }
    if let place = try? DriverPlace.needed(
      by: SparkConfiguration(site.settings(cores: 1, workload)), environment: environment),
      !cluster.groups.contains(where: { $0.count > 0 && $0.node.usableMemory >= place.granted })
    {
      throw .noRoomForTheDriver(place.granted)
    }
    let candidates = (1...min(coresOfNode, Self.mostCores)).compactMap {
      Self.executors(cores: $0, workload, site)
    }
    guard let chosen = Self.best(of: candidates) else { throw .noRoomForAnExecutor }
    self.workload = workload
    executors = chosen
    otherCores = candidates.filter { $0.cores != chosen.cores }
    otherHeaps = [0.5, 2].compactMap {
      ExecutorPlan(
        cores: chosen.cores, heap: chosen.container.heap.heap.scaled(by: $0), for: workload,
        on: site)
    }
    let lines = PlanLines(workload, chosen, candidates: candidates, site: site)
    settings = lines.settings
    shortages = lines.shortages
    driver = lines.driver
    assumptions = workload.assumptions + lines.assumptions
  }

  /// Executors of so many cores with the heap that they need, or the largest that lets all cores of
  /// a machine be used.
  private static func executors(cores: Int, _ workload: Workload, _ site: PlanSite)
    -> ExecutorPlan?
  {
    let slots = site.slots(wantedFor: workload)
    let instances = max(1, slots / cores + (slots % cores > 0 ? 1 : 0))
    let needed = min(
      site.heap(cores: cores, instances: instances, workload),
      SparkFacts.compressedReferencesLimit - .gibibytes(1))
    func plan(_ heap: ByteSize) -> ExecutorPlan? {
      ExecutorPlan(cores: cores, heap: heap, for: workload, on: site)
    }
    guard let smallest = plan(Self.leastHeap), needed > Self.leastHeap else {
      return plan(Self.leastHeap)
    }
    func fills(_ heap: ByteSize) -> ExecutorPlan? {
      plan(heap).flatMap { $0.instances >= smallest.instances ? $0 : nil }
    }
    if let roomy = fills(needed) { return filled(roomy, plan) }
    // Machines have less memory than that for their cores: each task gets less of it.
    var (best, least, most) = (smallest, Self.leastHeap, needed)
    while let middle = Self.middle(least, most) {
      if let plan = fills(middle) { (best, least) = (plan, middle) } else { most = middle }
    }
    return filled(best, plan)
  }

  /// With the memory that the manager adds when it rounds the container up: it costs nothing more.
  private static func filled(_ executors: ExecutorPlan, _ plan: (ByteSize) -> ExecutorPlan?)
    -> ExecutorPlan
  {
    let container = executors.container
    let step = ByteSize.mebibytes(64)
    var heap = container.heap.heap + container.roundedUp.roundedDown(toMultipleOf: step)
    // A larger heap has a larger overhead by default.
    while heap > container.heap.heap {
      if let larger = plan(heap), larger.container.granted == container.granted { return larger }
      heap = heap - step
    }
    return executors
  }

  /// As little as is ever planned.
  private static let leastHeap = ByteSize.mebibytes(512)

  /// A size between two that a person would write; nil if there is none.
  private static func middle(_ least: ByteSize, _ most: ByteSize) -> ByteSize? {
    let middle = (least + (most - least) / 2).roundedForPeople()
    return middle > least && middle < most ? middle : nil
  }

  /// Of all that run as many tasks at once as any, and spill and evict as little, the smallest
  /// executors that do not reserve much more than others.
  private static func best(of candidates: [ExecutorPlan]) -> ExecutorPlan? {
    guard let most = candidates.map(\.slots).max() else { return nil }
    // A machine's cores need not be a multiple of an executor's.
    let busy = candidates.filter { Double($0.slots) >= Double(most) * 0.9 }
    guard let spilled = busy.map(\.memoryBytesSpilled).min() else { return nil }
    let cached = busy.compactMap(\.cachedFraction).max() ?? 1
    let good = busy.filter {
      $0.memoryBytesSpilled <= spilled.scaled(by: 1.1) && $0.cachedFraction ?? 1 >= cached * 0.95
    }
    guard let least = good.map(\.reserved).min() else { return nil }
    return good.first {
      $0.reserved <= least.scaled(by: 1 + PlanAssumptions.mostDearer)
    }
  }
}

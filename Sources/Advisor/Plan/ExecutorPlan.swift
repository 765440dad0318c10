public import SparkMemory
import SparkProfile

/// Executors of one size on a cluster, and what a workload would do on them.
public struct ExecutorPlan: Sendable {
  /// Cores of an executor.
  public let cores: Int
  /// An executor's container.
  public let container: ContainerLayout
  /// How executors fill the machines.
  public let packing: ClusterPacking
  /// How many executors the machines have memory and cores for.
  public let room: Int
  /// How many executors are asked for.
  public let instances: Int
  /// Partitions of the widest shuffle.
  public let partitions: Int
  /// What a task wants of execution memory, the largest partition.
  public let want: ByteSize
  /// What a task may have of it while all others have theirs and nothing is cached.
  public let share: ByteSize
  /// Bytes in memory that the widest shuffle would spill.
  public let memoryBytesSpilled: ByteSize
  /// The part of the cache that is in memory; nil if nothing is cached.
  public let cachedFraction: Double?
  /// The settings that make it, by key.
  public let settings: [String: String]

  /// Tasks at once.
  public var slots: Int { instances.multipliedSaturated(by: max(1, container.slots)) }
  /// What the executors reserve.
  public var reserved: ByteSize { container.granted * Int64(instances) }
  /// Cores of the machines that no executor has.
  public var idleCores: Int { max(0, packing.usableCores - instances * cores) }

  /// Nil where Spark or the cluster refuses such an executor, or where no machine has room.
  init?(
    cores: Int, heap: ByteSize, for workload: Workload, on site: PlanSite
  ) {
    var settings = site.settings(cores: cores, workload)
    settings[ConfigurationKey.executorMemory.name] = heap.sparkText
    let configuration = SparkConfiguration(settings)
    guard
      let layout = try? ContainerLayout(executorOf: configuration, environment: site.environment),
      let packing = try? ClusterPacking(
        configuration, on: site.cluster, environment: site.environment), packing.room > 0
    else { return nil }
    let slots = max(1, layout.slots)
    let wantedSlots = site.slots(wantedFor: workload)
    // YARN may count memory alone, and would run more tasks than there are cores.
    let room = min(packing.room, site.room(forCores: cores))
    guard room > 0 else { return nil }
    let instances = min(room, wantedSlots / slots + (wantedSlots % slots > 0 ? 1 : 0))
    settings[ConfigurationKey.executorInstances.name] = String(instances)

    let share = layout.heap.unified / Int64(slots)
    let allSlots = instances.multipliedSaturated(by: slots)
    let roomy = min(
      PlanAssumptions.partition, share.scaled(by: PlanAssumptions.fill / PlanAssumptions.skew))
    let wanted = Int(clamping: Double(workload.widestShuffle.bytes) / Double(max(1, roomy.bytes)))
    let partitions = max(allSlots, Self.roundedUp(min(wanted, Self.mostPartitions), to: allSlots))
    let want = (workload.widestShuffle / Int64(partitions)).scaled(by: PlanAssumptions.skew)

    var manager = UnifiedMemoryManager(layout.heap, offHeap: layout.offHeapLayout)
    let stored = Self.store(workload.cache / Int64(instances), in: &manager)
    let simulation = StageSimulation(
      operators: [.sort: 1], slots: slots,
      page: Setup.page(of: layout, cores: cores, configuration, site.environment), mode: .onHeap)
    let outcome = simulation.run(
      [(count: max(1, partitions / instances), size: want)], in: &manager)

    self.cores = cores
    container = layout
    self.packing = packing
    self.room = room
    self.instances = instances
    self.partitions = partitions
    self.want = want
    self.share = share
    memoryBytesSpilled = outcome.spilled * Int64(instances)
    cachedFraction = workload.cache > .zero ? stored : nil
    self.settings = settings
  }

  /// Schedulers suffer long before Spark's own limit.
  private static let mostPartitions = 1_000_000
  private static let cachedBlocks: Int64 = 64

  private static func roundedUp(_ count: Int, to step: Int) -> Int {
    let step = max(1, step)
    return (count / step + (count % step > 0 ? 1 : 0)).multipliedSaturated(by: step)
  }

  /// Caches so much, and returns the part that memory holds.
  private static func store(_ size: ByteSize, in manager: inout UnifiedMemoryManager) -> Double {
    let block = size / cachedBlocks
    guard block > .zero else { return 1 }
    let held = (0..<Int(cachedBlocks)).filter { split in
      manager.store(CachedBlock(.rdd(1, split: split), size: block, mode: .onHeap, usesDisk: true))
        .isGranted
    }
    return Double(held.count) / Double(cachedBlocks)
  }
}

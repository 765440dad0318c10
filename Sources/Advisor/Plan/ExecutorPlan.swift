public import SparkMemory
import SparkProfile

/// Executors of one size on a cluster, and what a workload would do on them.
public struct ExecutorPlan: Sendable {
  /// Cores of an executor.
  public let cores: Int
  /// An executor's container.
  public let container: ContainerLayout
  /// What the cluster gives an executor.
  public let granted: ByteSize
  /// How executors fill the machines.
  public let packing: ClusterPacking
  /// How many executors the machines have memory and cores for.
  public let room: Int
  /// How many executors are asked for.
  public let instances: Int
  /// Tasks that run at once: no more than there is work for.
  public let tasksAtOnce: Int
  /// Partitions of the widest shuffle.
  public let partitions: Int
  /// What a task wants of execution memory, the largest partition.
  public let want: ByteSize
  /// What a task may have of it while all others have theirs and the cache keeps its place.
  public let share: ByteSize
  /// Bytes in memory that the widest shuffle would spill.
  public let memoryBytesSpilled: ByteSize
  /// The part of the cache that is in memory beside the tasks; nil if nothing is cached.
  public let cachedFraction: Double?
  /// What the heap lacks of what must be live in it at once.
  public let missingHeap: ByteSize
  /// The settings that make it, by key.
  public let settings: [String: String]
  /// Whether there are more executors than the tasks need, for the cache.
  let isSpreadForCache: Bool

  /// Tasks that could run at once.
  public var slots: Int { instances.multipliedSaturated(by: max(1, container.slots)) }
  /// What the executors reserve.
  public var reserved: ByteSize { granted * Int64(instances) }
  /// Cores of the machines that no executor has.
  public var idleCores: Int { max(0, packing.usableCores - instances * cores) }

  /// Nil where Spark or the cluster refuses such an executor, or where no machine has room.
  init?(cores: Int, heap: ByteSize, for workload: Workload, on site: PlanSite) {
    var settings = site.settings(cores: cores, workload)
    settings[ConfigurationKey.executorMemory.name] = heap.sparkText
    guard let first = site.container(&settings, cores: cores, workload),
      let cluster = site.machines.cluster(for: first, cores: cores, workload),
      let packing = try? ClusterPacking(
        SparkConfiguration(settings), on: cluster, environment: site.environment), packing.room > 0
    else { return nil }
    let slots = max(1, first.slots)
    let wanted = site.slots(wantedFor: workload)
    let forTasks = Self.quotient(wanted, slots)
    let unified = first.heap.unified
    let forCache = Self.executors(
      holding: workload.cache, beside: workload.wantOfTask * Int64(slots), in: unified)
    let instances = min(packing.room, max(forTasks, forCache))
    settings[ConfigurationKey.executorInstances.name] = String(instances)

    let cached = workload.cache / Int64(instances)
    if let fraction = Self.storageFraction(holding: cached, of: unified) {
      settings[ConfigurationKey.memoryStorageFraction.name] = String(fraction)
    }
    guard let layout = site.container(&settings, cores: cores, workload) else { return nil }
    var manager = UnifiedMemoryManager(layout.heap, offHeap: layout.offHeapLayout)
    let kept = min(cached, unified.scaled(by: layout.heap.storageFraction))
    let share = (unified - kept) / Int64(slots)
    let allSlots = instances.multipliedSaturated(by: slots)
    let roomy = min(
      PlanAssumptions.partition, share.scaled(by: PlanAssumptions.fill / PlanAssumptions.skew))
    let split = Int(clamping: Double(workload.widestShuffle.bytes) / Double(max(1, roomy.bytes)))
    let step = min(allSlots, wanted)
    let partitions = max(
      step, Self.quotient(min(split, Self.mostPartitions), step).multipliedSaturated(by: step))
    let want = (workload.widestShuffle / Int64(partitions)).scaled(by: PlanAssumptions.skew)

    let running = min(slots, Self.quotient(wanted, instances))
    Self.store(cached, in: &manager)
    let simulation = StageSimulation(
      operators: [.sort: 1], slots: running,
      page: Setup.page(
        of: layout, cores: cores, SparkConfiguration(settings), site.environment), mode: .onHeap)
    let outcome = simulation.run(
      [(count: max(1, partitions / instances), size: want)], in: &manager)
    let stored = manager[.onHeap].storage.used
    let live = workload.objects(ofTasks: running) + min(unified, want * Int64(running) + stored)

    self.cores = cores
    container = layout
    granted =
      site.machines.serverlessWorkers == nil
      ? layout.granted : packing.cluster.groups.first?.node.memory ?? layout.granted
    self.packing = packing
    room = packing.room
    self.instances = instances
    tasksAtOnce = min(allSlots, wanted)
    self.partitions = partitions
    self.want = want
    self.share = share
    memoryBytesSpilled = outcome.spilled * Int64(instances)
    cachedFraction =
      workload.cache > .zero
      ? min(1, Double(stored.bytes) / Double(max(1, cached.bytes))) : nil
    missingHeap = max(.zero, live - layout.heap.maxMemory)
    self.settings = settings
    isSpreadForCache = instances > forTasks
  }

  /// Schedulers suffer long before Spark's own limit.
  private static let mostPartitions = 1_000_000
  private static let cachedBlocks: Int64 = 64
  /// However much tasks want, a cache gets this part of the pool when executors are counted for it.
  private static let leastForCache = 0.2
  /// Beyond this, tasks would have hardly anything.
  private static let mostStorageFraction = 0.8

  private static func quotient(_ count: Int, _ divisor: Int) -> Int {
    let divisor = max(1, divisor)
    return count / divisor + (count % divisor > 0 ? 1 : 0)
  }

  /// Executors whose pools hold a cache beside what their tasks want.
  private static func executors(
    holding cache: ByteSize, beside wants: ByteSize, in unified: ByteSize
  ) -> Int {
    guard cache > .zero else { return 1 }
    let room = max(unified - wants, unified.scaled(by: leastForCache), .mebibytes(1))
    return Int(clamping: (Double(cache.bytes) / Double(room.bytes)).rounded(.up))
  }

  /// Execution may take from storage all above the fraction, so it matters only where the cache is
  /// larger than what the default protects.
  private static func storageFraction(holding cached: ByteSize, of pool: ByteSize) -> Double? {
    guard cached > pool.scaled(by: SparkFacts.memoryStorageFraction), pool > .zero else {
      return nil
    }
    let share = Double(cached.bytes) / Double(pool.bytes)
    return min(mostStorageFraction, (share * 10).rounded(.up) / 10)
  }

  /// Caches as much of it as there is room for, block by block.
  private static func store(_ size: ByteSize, in manager: inout UnifiedMemoryManager) {
    let block = size / cachedBlocks
    guard block > .zero else { return }
    for split in 0..<Int(cachedBlocks) {
      let block = CachedBlock(.rdd(1, split: split), size: block, mode: .onHeap, usesDisk: true)
      guard manager.store(block).isGranted else { return }
    }
  }
}

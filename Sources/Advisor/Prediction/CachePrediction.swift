import SparkMemory
import SparkProfile

/// What would be cached in one executor.
struct CachePrediction {
  /// The memory of the executor with what it has cached; nil without an executor.
  let manager: UnifiedMemoryManager?
  /// What is cached in memory.
  let stored: ByteSize
  /// The part of what is to be cached that is in memory; nil if nothing is, or its size is unknown.
  let fraction: Double?
  /// Whether the size of what is to be cached is known from below only.
  let isLowerEdge: Bool

  /// A block's size where no block was seen: enough of them to fill a pool smoothly.
  private static let assumedBlocks = 16

  init(_ assessment: Assessment, _ deployment: Deployment, dataFactor: Double) {
    guard let layout = deployment.executor else {
      (manager, stored, fraction, isLowerEdge) = (nil, .zero, nil, false)
      return
    }
    var manager = UnifiedMemoryManager(layout.heap, offHeap: layout.offHeapLayout)
    let setup = assessment.setup
    let storage = assessment.executorNeed?.storage ?? .zero
    let spread =
      Double(max(1, setup.executorCount)) / Double(max(1, deployment.executorCount)) * dataFactor
    let cached = assessment.profile.cachedRDDs.values.filter(\.storageLevel.usesMemory)
    let evicted = assessment.executorNeed?.evictsCache ?? false
    isLowerEdge = evicted && storage.high == nil
    var wanted = ByteSize.zero
    var held = ByteSize.zero
    for mode in MemoryMode.allCases {
      let rdds = cached.filter { $0.storageLevel.usesOffHeap == (mode == .offHeap) }
      guard !rdds.isEmpty else { continue }
      let size =
        mode == .offHeap
        ? Self.estimate(rdds) / Int64(max(1, setup.executorCount)) : storage.high ?? storage.low
      let partitions = rdds.map(\.partitionCount).max() ?? 0
      let count =
        partitions > 0
        ? max(1, min(partitions / deployment.executorCount, 4096)) : Self.assumedBlocks
      let block = size.scaled(by: spread) / Int64(count)
      guard block > .zero else { continue }
      wanted += size.scaled(by: spread)
      for split in 0..<count {
        let block = CachedBlock(
          .rdd(mode == .offHeap ? 1 : 0, split: split), size: block, mode: mode,
          usesDisk: rdds.contains(where: \.storageLevel.usesDisk))
        if manager.store(block).isGranted { held += block.size }
      }
    }
    self.manager = manager
    stored = held
    fraction =
      wanted > .zero && !isLowerEdge
      ? min(1, Double(held.bytes) / Double(wanted.bytes)) : nil
  }

  /// What some RDDs would take in memory, all copies of them.
  private static func estimate(_ rdds: [CachedRDD]) -> ByteSize {
    rdds.reduce(.zero) {
      $0 + ByteSize(bytes: $1.estimatedSize) * Int64(max(1, $1.storageLevel.replication))
    }
  }
}

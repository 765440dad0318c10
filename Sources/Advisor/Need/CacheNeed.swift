import SparkMemory
import SparkProfile

/// What an executor needs to keep what the application caches and broadcasts.
struct CacheNeed {
  var storage: Bracket
  var evicts: Bool
  var evidence: [Evidence] = []

  /// From this share of the unified region on, the storage pool counts as full: a cached block is
  /// often a tenth of a pool or more, so the next one would be refused or push another one out.
  private static let fullShare = 0.8
  /// What Spark itself keeps in storage: pieces of small broadcasts.
  private static let unseenStorage = ByteSize.mebibytes(64)

  init(_ profile: SparkProfile, setup: Setup, used: SampledMemory) {
    let cached = profile.cachedRDDs.values.filter {
      $0.storageLevel.usesMemory && !$0.storageLevel.usesOffHeap
    }
    let capacity = setup.executor?.heap.unified ?? .zero
    let isFull = capacity > .zero && used.storage >= capacity.scaled(by: Self.fullShare)
    let lost = cached.reduce(0) { $0.addingSaturated($1.blocksOutsideMemory) }
    evicts = !cached.isEmpty && (isFull || lost > 0)
    let estimate = ByteSize(
      bytes: cached.reduce(Int64(0)) { sum, rdd in
        let copies = Int64(max(1, rdd.storageLevel.replication))
        return sum.addingSaturated(rdd.estimatedSize.multipliedSaturated(by: copies))
      })
    let perExecutor = estimate / Int64(max(1, setup.executorCount))
    let broadcast = ByteSize(bytes: profile.broadcasts.largestTable) * 2

    let isSampled = used.sampledCount > 0
    let low = used.storage
    if evicts {
      // What was pushed out is not in any peak; only the blocks' own sizes can tell.
      storage = Bracket(low: low, high: estimate > .zero ? max(perExecutor, low) : nil)
    } else if isSampled {
      storage = Bracket(low: low, high: max(low, perExecutor))
    } else if cached.isEmpty {
      storage = Bracket(low: .zero, high: broadcast + Self.unseenStorage)
    } else {
      storage = Bracket(low: perExecutor, high: estimate > .zero ? perExecutor + broadcast : nil)
    }
    if isFull {
      evidence.append(
        Evidence("storage held \(used.storage) of \(capacity)", at: "OnHeapStorageMemory"))
    }
    if lost > 0 {
      evidence.append(Evidence("\(counted(lost, "block")) kept out of memory", at: "block updates"))
    }
  }
}

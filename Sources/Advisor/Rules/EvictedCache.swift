import SparkMemory
import SparkProfile

/// A cache that did not fit.
struct EvictedCache: Rule {
  let name = "evicted-cache"

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    guard let need = assessment.executorNeed, need.evictsCache,
      let unified = assessment.setup.executor?.heap.unified
    else { return [] }
    let cached = assessment.profile.cachedRDDs.values
    let lost = cached.reduce(0) { $0.addingSaturated($1.blocksOutsideMemory) }
    let wanted = need.storage.high.map { "wants \($0)" } ?? "wants more than \(need.storage.low)"
    return [
      finding(
        .warning, .executor,
        "the cache did not fit: an executor \(wanted), and has \(unified) to share with execution",
        evidence: [
          Evidence("storage \(need.used.storage) at peak", at: "OnHeapStorageMemory"),
          Evidence("\(counted(lost, "block")) out of memory", at: "block updates"),
        ],
        remedy: (fit.raisesHeap(of: assessment)
          ? "more heap, as recommended, or "
          : fit.changes(.memoryFraction)
            ? "a larger spark.memory.fraction, as recommended, or " : "")
          + "a serialized level (MEMORY_AND_DISK_SER), or cache fewer columns")
    ]
  }
}

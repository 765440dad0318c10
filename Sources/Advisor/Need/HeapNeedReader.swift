import SparkMemory
import SparkProfile

/// Brackets the heap that an executor needs.
///
/// Used heap counts garbage, so its peak bounds the need from above and never from below. From
/// below stand the pools that Spark accounts for, and a heap that proved too small. A GC log says
/// what was live: exactly after a full collection, which is from below, and else from above.
struct HeapNeedReader {
  let used: SampledMemory
  let execution: Bracket
  let storage: Bracket
  let gcShare: Double
  let spilled: Bool
  let evicts: Bool
  let confidence: Confidence
  /// The heap as it was; nil if it is not known.
  let heap: HeapLayout?
  let collector: GarbageCollector
  let tungstenIsOffHeap: Bool
  let failures: MemoryFailures
  /// What GC logs tell; nil without any.
  let collected: CollectedHeap?

  /// From this share of task time on, collections say that live data fills the heap. Dr. Elephant
  /// and Spark's own page mark a task in red from a tenth on as well.
  static let strainedGCShare = 0.1
  /// A heap used up to here at its peak is full: the collector had no reason to wait longer.
  static let fullHeapShare = 0.9

  /// Whether collections show a heap that live data nearly fills.
  ///
  /// A full heap and a high share are not enough: a program that allocates fast fills any heap and
  /// collects young objects all the time. A full collection says that the heap was exhausted; of
  /// ZGC and Shenandoah Spark counts none. On recorded runs it told apart the heaps that more
  /// memory helped from those where it changed nothing.
  var isStrained: Bool {
    guard let heap, gcShare >= Self.strainedGCShare,
      used.heap >= heap.maxMemory.scaled(by: Self.fullHeapShare)
    else { return false }
    return used.fullCollections > 0 || collector == .z || collector == .shenandoah
  }

  var bracket: Bracket {
    let least = SparkFacts.minimumSystemMemory
    let fraction = heap?.memoryFraction ?? SparkFacts.memoryFraction
    let onHeapExecution = tungstenIsOffHeap ? Bracket.zero : execution
    let unifiedLow = max(used.unified, onHeapExecution.low, storage.low)
    let unifiedHigh = (onHeapExecution + storage).high
    func heapHolding(_ unified: ByteSize) -> ByteSize {
      HeapLayout.smallestHeap(forUnified: unified, memoryFraction: fraction)
    }

    var bracket = Bracket(low: max(least, heapHolding(unifiedLow)), high: nil)
    bracket.low = max(bracket.low, collected?.mostLive ?? .zero)
    if let heap { bracket.low = min(bracket.low, max(heap.maxMemory, least)) }
    let isDenied = failures.executors[.executionMemory] != nil && !tungstenIsOffHeap
    if failures.executorHeapExhausted || isDenied {
      if let heap { bracket.raiseLow(to: heap.maxMemory) }
      return bracket
    }
    if isStrained, let heap {
      bracket.raiseLow(to: heap.maxMemory.scaled(by: 1 - gcShare))
    }
    if let unifiedHigh, confidence > .none {
      let live = min(used.heap, collected?.roomyHeap ?? used.heap)
      bracket.high = max(bracket.low, live, heapHolding(unifiedHigh))
    }
    if let heap, !spilled || tungstenIsOffHeap, !evicts {
      // It did its work in this heap, without pressure on the pools.
      bracket.lowerHigh(to: heap.maxMemory)
    }
    return bracket
  }

  var evidence: [Evidence] {
    var evidence: [Evidence] = []
    if used.sampledCount > 0 {
      evidence.append(
        Evidence(
          "heap used \(used.heap) at peak, garbage included",
          at: "JVMHeapMemory of \(used.sampledCount) of \(counted(used.count, "executor"))"))
      evidence.append(
        Evidence("unified memory \(used.unified) at peak", at: "OnHeapUnifiedMemory"))
    }
    evidence.append(
      Evidence("collections took \(percent(gcShare)) of task time", at: "JVM GC Time"))
    return evidence + (collected?.evidence ?? [])
  }
}

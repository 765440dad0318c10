import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct HeapNeedReaderTests {
  private func need(_ change: (inout Run) -> Void) -> Bracket? {
    var run = Run()
    change(&run)
    return run.assessment().executorNeed?.heap
  }

  @Test func fromThePoolsToTheUsedHeap() {
    let heap = need { $0.sample(heap: .gibibytes(4), unified: .gibibytes(2)) }
    #expect(
      heap?.low
        == HeapLayout.smallestHeap(forUnified: .gibibytes(2), memoryFraction: 0.6))
    #expect(heap?.high == .gibibytes(4))
  }

  /// The heap of a lazy collector fills with garbage; only the pools bound the need from below.
  @Test func aHeapFullOfGarbageIsNotTheNeed() {
    let heap = need { $0.sample(heap: .gibibytes(8), unified: .mebibytes(300)) }
    #expect(heap?.low == .mebibytes(800))
    #expect(heap?.high == .gibibytes(8))
  }

  @Test func neverBelowWhatSparkStartsWith() {
    #expect(need { $0.sample(heap: .mebibytes(100)) }?.low == .mebibytes(450))
  }

  @Test func withoutASampleTheUpperEdgeIsWhatItRanIn() {
    #expect(need { $0.keepSamples() }?.high == .gibibytes(8))
  }

  @Test func aFailureRaisesTheLowerEdgeAndOpensTheUpper() {
    let heap = need { $0.failTasks("java.lang.OutOfMemoryError: Java heap space") }
    #expect(heap == Bracket(low: .gibibytes(8), high: nil))
    let denied = need { $0.failTasks("Unable to acquire 1 bytes of memory, got 0") }
    #expect(denied == Bracket(low: .gibibytes(8), high: nil))
  }

  @Test func deniedOffHeapMemorySaysNothingOfTheHeap() {
    let heap = need {
      $0.set("spark.memory.offHeap.enabled", "true")
      $0.set("spark.memory.offHeap.size", "2g")
      $0.failTasks("Unable to acquire 1 bytes of memory, got 0")
    }
    #expect(heap?.high == .gibibytes(7))
  }

  @Test func spillingTasksWantMoreThanTheHeap() {
    let heap = need { $0.spill(.gibibytes(100), demand: .gibibytes(2)) }
    let wanted = HeapLayout.smallestHeap(forUnified: .gibibytes(8), memoryFraction: 0.6)
    #expect(heap?.high == wanted)
  }

  @Test(arguments: [(Int64(0), false), (1, true)])
  func strainTakesAFullCollection(fullCollections: Int64, isStrained: Bool) {
    var run = Run()
    run.sample(heap: .gibibytes(8), unified: .gibibytes(1), fullCollections: fullCollections)
    run.eachWorker { $0.gcTime = 400_000 }
    let need = run.assessment().executorNeed
    #expect(need?.isStrained == isStrained)
    #expect(((need?.heap.low ?? .zero) > .gibibytes(4)) == isStrained)
  }

  @Test func strainTakesAFullHeapAndAShareOfTime() {
    var loose = Run()
    loose.sample(heap: .gibibytes(5), fullCollections: 3)
    loose.eachWorker { $0.gcTime = 400_000 }
    #expect(loose.assessment().executorNeed?.isStrained == false)
    var quick = Run()
    quick.sample(heap: .gibibytes(8), fullCollections: 3)
    #expect(quick.assessment().executorNeed?.isStrained == false)
  }

  /// Spark counts no full collections of ZGC, so their absence says nothing.
  @Test func ofZGCTheShareMustDo() {
    var run = Run()
    run.set("spark.executor.extraJavaOptions", "-XX:+UseZGC")
    run.sample(heap: .gibibytes(8))
    run.eachWorker { $0.gcTime = 400_000 }
    // What G1 and ZGC show of a heap is the same, so the options must decide.
    #expect(run.assessment().setup.environment.executorCollector == .z)
    #expect(run.assessment().executorNeed?.isStrained == true)
  }
}

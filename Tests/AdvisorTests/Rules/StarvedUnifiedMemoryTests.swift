import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct StarvedUnifiedMemoryTests {
  private func answer(
    fraction: String? = "0.3", collector: String? = nil, _ change: (inout Run) -> Void = { _ in }
  ) -> Answer {
    var run = Run()
    run.set("spark.memory.fraction", fraction)
    run.set("spark.executor.extraJavaOptions", collector)
    run.eachWorker { $0.maximumOnHeapMemory = nil }
    run.spill(.gibibytes(20), demand: .gibibytes(2))
    change(&run)
    return run.answer()
  }

  @Test("tasks that spill under a fraction below the default are told with it")
  func finds() {
    let answer = answer()
    let finding = answer.finding("starved-unified-memory")
    #expect(finding?.message.hasSuffix("has room: spark.memory.fraction is 0.3") == true)
    #expect(finding?.evidence.first?.figure == "spilled 20 GiB")
    expectCoherence(of: answer)
  }

  @Test("at the default it speaks only where a larger fraction is recommended")
  func atDefault() {
    let answer = answer(fraction: nil, collector: "-XX:+UseParallelGC")
    #expect(answer.finding("spilled-tasks") != nil)
    #expect(!answer.fit.changes.contains { $0.key == "spark.memory.fraction" })
    #expect(answer.finding("starved-unified-memory") == nil)
  }

  @Test("a run that neither spills nor evicts is left alone, whatever the fraction")
  func enough() {
    var run = Run()
    run.set("spark.memory.fraction", "0.3")
    #expect(run.answer().finding("starved-unified-memory") == nil)
  }

  @Test("where the heap itself is full, the fraction is not what is wrong")
  func fullHeap() {
    let exhausted = answer { $0.failTasks("java.lang.OutOfMemoryError: Java heap space") }
    #expect(exhausted.finding("starved-unified-memory") == nil)
    let strained = answer {
      $0.sample(heap: .gibibytes(8), unified: .gibibytes(1), fullCollections: 3)
      $0.eachWorker { $0.gcTime = $0.runTime / 4 }
    }
    #expect(strained.assessment.executorNeed?.isStrained == true)
    #expect(strained.finding("starved-unified-memory") == nil)
  }

  @Test("where Tungsten is off the heap, the fraction is not its pool")
  func offHeap() {
    let answer = answer {
      $0.set("spark.memory.offHeap.enabled", "true")
      $0.set("spark.memory.offHeap.size", "1g")
    }
    #expect(answer.finding("starved-unified-memory") == nil)
  }
}

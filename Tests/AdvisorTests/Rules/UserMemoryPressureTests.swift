import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct UserMemoryPressureTests {
  private func answer(
    unified: ByteSize = .mebibytes(200), _ change: (inout Run) -> Void = { _ in }
  ) -> Answer {
    var run = Run()
    run.sample(heap: .gibibytes(8), unified: unified, fullCollections: 3)
    run.eachWorker { $0.gcTime = $0.runTime / 4 }
    change(&run)
    return run.answer()
  }

  @Test("a strained heap beyond what Spark's division leaves is the program's")
  func finds() {
    let answer = answer()
    let finding = answer.finding("user-memory-pressure")
    #expect(
      finding?.message == "the program's own objects fill the heap: 7.8 GiB of 8 GiB, where "
        + "Spark's division leaves them 3.4 GiB")
    #expect(finding?.remedy.hasSuffix("not a larger spark.memory.fraction") == true)
    expectCoherence(of: answer)
  }

  @Test("a heap that tasks and cache fill is not")
  func unified() {
    let answer = answer(unified: ByteSize.mebibytes(4800))
    #expect(answer.assessment.executorNeed?.isStrained == true)
    #expect(answer.finding("user-memory-pressure") == nil)
  }

  @Test("a heap that was exhausted is told as well")
  func exhausted() {
    let answer = answer {
      $0.eachWorker { $0.gcTime = 0 }
      $0.failTasks("java.lang.OutOfMemoryError: Java heap space")
    }
    #expect(answer.finding("exhausted-executor-heap") != nil)
    #expect(answer.finding("user-memory-pressure") != nil)
    expectCoherence(of: answer)
  }

  @Test("a heap full of garbage that collections clear is none")
  func garbage() {
    let answer = answer { $0.eachWorker { $0.gcTime = $0.runTime / 100 } }
    #expect(answer.finding("user-memory-pressure") == nil)
  }

  @Test("without a sample nobody knows whose the heap is")
  func unseen() {
    let answer = answer {
      $0.keepSamples()
      $0.failTasks("java.lang.OutOfMemoryError: Java heap space")
    }
    #expect(answer.finding("user-memory-pressure") == nil)
  }
}

import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct OverheadNearLimitTests {
  /// Executors of 2 GiB on YARN, whose overhead is Spark's minimum of 384 MiB.
  private func answer(
    outside: ByteSize = .mebibytes(350), master: String = "yarn",
    _ change: (inout Run) -> Void = { _ in }
  ) -> Answer {
    var run = Run(master: master, heap: .gibibytes(2))
    run.sample(heap: .gibibytes(1), unified: .mebibytes(500), resident: .gibibytes(2))
    run.eachWorker { $0.peaks.record(outside.bytes, of: .jvmOffHeapMemory) }
    change(&run)
    return run.answer()
  }

  @Test("what lies outside the heap and nearly fills the overhead is told")
  func finds() {
    let answer = answer()
    let finding = answer.finding("overhead-near-limit")
    #expect(
      finding?.message
        == "at least 350 MiB lie outside the heap, and the container has 384 MiB for it")
    expectCoherence(of: answer)
  }

  @Test("a quarter more must not fit")
  func threshold() {
    #expect(answer(outside: .mebibytes(308)).finding("overhead-near-limit") != nil)
    #expect(answer(outside: .mebibytes(307)).finding("overhead-near-limit") == nil)
  }

  @Test("more overhead, the remedy, ends it")
  func remedy() {
    let answer = answer { $0.set("spark.executor.memoryOverhead", "512m") }
    #expect(answer.finding("overhead-near-limit") == nil)
  }

  @Test("it does not promise overhead that the fit does not give")
  func agreesWithTheFit() {
    let answer = answer()
    let isRaised = answer.change("executor.memoryOverhead") != nil
    let promises = answer.finding("overhead-near-limit")?.remedy.hasSuffix("as recommended")
    #expect(promises == isRaised)
  }

  @Test("without a container, or without a look at the process tree, there is nothing to say")
  func unknown() {
    #expect(answer(master: "spark://host:7077").finding("overhead-near-limit") == nil)
    let unseen = answer { $0.eachWorker { $0.peaks[.processTreeJVMRSSMemory] = 0 } }
    #expect(unseen.finding("overhead-near-limit") == nil)
  }

  @Test("Python workers that hold most of it, and killed containers, have findings of their own")
  func others() {
    let python = answer {
      $0.eachWorker { $0.peaks[.processTreePythonRSSMemory] = ByteSize.mebibytes(400).bytes }
    }
    #expect(python.finding("python-outside-heap") != nil)
    #expect(python.finding("overhead-near-limit") == nil)
    let killed = answer {
      $0.lose("1", "Container killed by YARN for exceeding physical memory limits.")
    }
    #expect(killed.finding("killed-container") != nil)
    #expect(killed.finding("overhead-near-limit") == nil)
  }
}

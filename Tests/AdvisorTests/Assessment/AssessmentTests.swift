import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

@Suite struct AssessmentTests {
  @Test func aWholeSuccessfulRunMayBeCut() {
    #expect(Run().assessment().reasonNotToCut == nil)
    #expect(Run().assessment().reasonNotToCutHeap == nil)
  }

  @Test func whatIsNotSeenMayNotBeCut() {
    var failed = Run()
    failed.failJob("no")
    #expect(failed.assessment().reasonNotToCut?.contains("failed") == true)
    var unfinished = Run()
    unfinished.profile.application.endTime = nil
    #expect(unfinished.assessment().reasonNotToCut?.contains("no end") == true)
    var cut = Run()
    cut.profile.coverage.isCut = true
    #expect(cut.assessment().reasonNotToCut?.contains("not complete") == true)
    var damaged = Run()
    damaged.profile.coverage.damage = ["one frame is broken"]
    #expect(damaged.assessment().reasonNotToCut?.contains("not complete") == true)
  }

  /// A heap that is not touched serves what lies outside it: taking it away would kill the job.
  @Test func unmeasuredPythonKeepsTheHeap() {
    var run = Run()
    run.stage { $0.runsPython = true }
    #expect(run.assessment().reasonNotToCutHeap?.contains("Python") == true)
    #expect(run.assessment().reasonNotToCut == nil)
    run.sample(heap: .gibibytes(2), resident: .gibibytes(3), python: .gibibytes(1))
    #expect(run.assessment().reasonNotToCutHeap == nil)
    var standalone = Run(master: "spark://host:7077")
    standalone.stage { $0.runsPython = true }
    #expect(standalone.assessment().reasonNotToCutHeap == nil)
  }

  @Test func killedContainersKeepTheHeap() {
    var run = Run()
    run.lose("1", "Container killed by YARN for exceeding physical memory limits.")
    #expect(run.assessment().reasonNotToCutHeap?.contains("outside the heap ran out") == true)
  }
}

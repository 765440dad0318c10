import SparkProfile
import Advisor
import SparkMemory
import Testing

@Suite struct LargeCollectedResultsTests {
  private func answer(_ size: ByteSize) -> Answer {
    var run = Run()
    run.stage {
      $0.returnsResults = true
      $0.tasks.resultSize = size.bytes
    }
    return run.answer()
  }

  @Test func aFifthOfTheHeapIsMuch() {
    #expect(answer(.mebibytes(210)).finding("large-collected-results")?.severity == .warning)
    #expect(answer(.mebibytes(200)).finding("large-collected-results") == nil)
  }
}

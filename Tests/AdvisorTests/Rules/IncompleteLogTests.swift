import Advisor
import SparkProfile
import Testing

@Suite struct IncompleteLogTests {
  @Test func listsWhatIsMissing() {
    var run = Run()
    run.profile.coverage.isCut = true
    run.profile.coverage.missingParts = [2, 3]
    run.profile.coverage.unreadableLines = 1
    run.profile.coverage.oversizedLines = 2
    #expect(
      run.answer().finding("incomplete-log")?.message
        == "the log is not complete: ends in the middle of a line; parts missing: 2, 3; "
        + "1 unreadable line; 2 oversized lines")
  }

  @Test func compactionIsALoss() {
    var run = Run()
    run.profile.coverage.isCompacted = true
    #expect(run.answer().finding("incomplete-log")?.message.contains("compacted") == true)
  }

  @Test func isSilentOnAWholeLog() {
    #expect(Run().answer().finding("incomplete-log") == nil)
  }
}

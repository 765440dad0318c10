import SparkProfile
import Advisor
import Testing

@Suite struct ExhaustedDriverHeapTests {
  @Test func namesTheResults() {
    var run = Run()
    run.stage {
      $0.returnsResults = true
      $0.tasks.resultSize = 150 << 20
    }
    run.profile.failedQueries[0] = "java.lang.OutOfMemoryError: Java heap space\n\tat x"
    let finding = run.answer().finding("exhausted-driver-heap")
    #expect(
      finding?.message == "driver ran out of its heap of 1 GiB with 150 MiB of results of job 0")
    #expect(finding?.evidence.first?.figure == "java.lang.OutOfMemoryError: Java heap space")
  }

  @Test func namesTheBroadcast() {
    var run = Run()
    run.profile.failedQueries[0] = "Not enough memory to build and broadcast the table"
    let finding = run.answer().finding("exhausted-driver-heap")
    #expect(finding?.message.hasSuffix("while it built a broadcast") == true)
    #expect(finding?.remedy.contains("autoBroadcastJoinThreshold") == true)
  }

  @Test func isSilentOtherwise() {
    #expect(Run().answer().finding("exhausted-driver-heap") == nil)
  }
}

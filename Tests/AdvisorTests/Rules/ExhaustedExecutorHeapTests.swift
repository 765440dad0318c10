import Advisor
import Testing

@Suite struct ExhaustedExecutorHeapTests {
  @Test func saysHowManyAndWhere() {
    var run = Run()
    run.failTasks("java.lang.OutOfMemoryError: Java heap space")
    run.lose("2", "exited with code 52")
    let finding = run.answer().finding("exhausted-executor-heap")
    #expect(finding?.severity == .error)
    #expect(
      finding?.message
        == "executor heap of 8 GiB is too small: 3 tasks, 1 executor lost, stage 0.0")
    #expect(finding?.remedy.contains("fewer cores") == true)
  }

  @Test func withOneCoreItDoesNotSpeakOfFewer() {
    var run = Run(cores: 1)
    run.failTasks("GC overhead limit exceeded")
    #expect(
      run.answer().finding("exhausted-executor-heap")?.remedy.contains("fewer cores") == false)
  }

  @Test func isSilentOtherwise() {
    #expect(Run().answer().finding("exhausted-executor-heap") == nil)
  }
}

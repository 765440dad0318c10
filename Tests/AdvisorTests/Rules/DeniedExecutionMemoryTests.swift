import Advisor
import Testing

@Suite struct DeniedExecutionMemoryTests {
  @Test func namesTheShare() {
    var run = Run()
    run.failTasks("Unable to acquire 65536 bytes of memory, got 0")
    let finding = run.answer().finding("denied-execution-memory")
    #expect(finding?.severity == .error)
    #expect(finding?.message.contains("share of execution memory, 1.2 GiB, is too small") == true)
    #expect(finding?.remedy.hasPrefix("more heap, as recommended") == true)
  }

  @Test func isSilentOtherwise() {
    #expect(Run().answer().finding("denied-execution-memory") == nil)
  }
}

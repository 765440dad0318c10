import Advisor
import Testing

@Suite struct KilledContainerTests {
  @Test func speaksOfOverheadNeverOfHeap() {
    var run = Run()
    run.lose("1", "Container killed by YARN for exceeding physical memory limits.")
    let finding = run.answer().finding("killed-container")
    #expect(finding?.severity == .error)
    #expect(
      finding?.remedy == "more memory overhead, as recommended: more heap would make it worse")
  }

  @Test func doesNotClaimWhatNobodySaid() {
    var run = Run(master: "spark://host:7077")
    run.lose("1", "Command exited with code 137")
    let finding = run.answer().finding("killed-container")
    #expect(finding?.message.contains("most likely for memory") == true)
    #expect(finding?.remedy.contains("as recommended") == false)
  }

  @Test func isSilentOtherwise() {
    var run = Run()
    run.lose("1", "Container marked as failed. Exit status: 143. Diagnostics: preempted")
    #expect(run.answer().finding("killed-container") == nil)
  }
}

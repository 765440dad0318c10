import Advisor
import SparkProfile
import Testing

@Suite struct AcceleratedQueriesTests {
  @Test("warns where an accelerator holds memory that no figure has")
  func warns() {
    var run = Run()
    run.profile.application.accelerator = .photon
    let finding = run.answer().finding("accelerated-queries")
    #expect(
      finding?.message
        == "Photon ran queries outside of the heap, with memory that is not in the log")
    #expect(finding?.severity == .warning)
    #expect(finding?.remedy.contains("that Photon was given") == true)
    run.profile.application.accelerator = .rapids
    #expect(run.answer().finding("accelerated-queries")?.message.contains("RAPIDS") == true)
  }

  @Test("says nothing where there is none, or where it asks Spark for memory")
  func saysNothing() {
    var run = Run()
    #expect(run.answer().finding("accelerated-queries") == nil)
    run.profile.application.accelerator = .gluten
    #expect(run.answer().finding("accelerated-queries") == nil)
    run.profile.application.accelerator = .comet
    #expect(run.answer().finding("accelerated-queries") == nil)
  }
}

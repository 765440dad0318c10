import Advisor
import SparkProfile
import Testing

@Suite struct OtherResourceProfilesTests {
  @Test func namesThem() {
    var run = Run()
    run.profile.executors["1"]?.resourceProfileID = 2
    run.profile.executors["2"]?.resourceProfileID = 1
    #expect(
      run.answer().finding("other-resource-profiles")?.message
        == "executors of resource profile 1, 2 are not judged: the program names their sizes")
    #expect(Run().answer().finding("other-resource-profiles") == nil)
  }
}

import Advisor
import SparkProfile
import Testing

@Suite struct OutcomeTests {
  @Test func succeeds() {
    let outcome = Run().assessment().outcome
    #expect(outcome.kind == .succeeded)
    #expect(outcome.jobs == 1)
    #expect(outcome.reason == nil)
  }

  @Test func aFailedJobIsAFailure() {
    var run = Run()
    run.failJob("Job aborted due to stage failure: x")
    let outcome = run.assessment().outcome
    #expect(outcome.kind == .failed)
    #expect(outcome.failedJobs == 1)
    #expect(outcome.reason == "Job aborted due to stage failure: x")
  }

  @Test func aFailedQueryOrExitCodeIsAFailure() {
    var query = Run()
    query.profile.failedQueries = [4: "later", 2: "first"]
    #expect(query.assessment().outcome.kind == .failed)
    #expect(query.assessment().outcome.reason == "first")
    var exit = Run()
    exit.profile.application.exitCode = 52
    #expect(exit.assessment().outcome.kind == .failed)
  }

  @Test func aLogWithoutEndIsUnfinished() {
    var run = Run()
    run.profile.application.endTime = nil
    #expect(run.assessment().outcome.kind == .unfinished)
  }

  @Test func withoutATaskItWasIdle() {
    var profile = SparkProfile()
    profile.application.endTime = 1
    #expect(Assessment(profile).outcome.kind == .idle)
  }
}

import Report
import SparkProfile
import Testing

@Suite struct FitHeadlineTests {
  private func headline(_ change: (inout SparkProfile) -> Void) -> [Substring] {
    var profile = SparkProfile()
    profile.application.name = "job"
    profile.application.startTime = 0
    profile.application.lastEventTime = 3_725_000
    change(&profile)
    return FitTextRenderer(style: .plain).render(FitReport(profile)).split(separator: "\n")
  }

  @Test func durationInItsTwoLargestUnits() {
    let texts: [(Int64, String)] = [
      (9_900, "9.9 s"), (59_000, "59 s"), (3_599_000, "59 min 59 s"), (7_260_000, "2 h 1 min"),
    ]
    for (milliseconds, text) in texts {
      let lines = headline { $0.application.lastEventTime = milliseconds }
      #expect(lines[1].hasPrefix(text + " · "))
    }
  }

  @Test func unfinishedIsSaid() {
    let lines = headline { _ in }
    #expect(lines[1].hasSuffix("unfinished"))
    #expect(lines[2].contains("the application runs still, or its driver died"))
  }

  @Test func failureIsQuotedInOneLine() {
    let lines = headline { profile in
      var job = Job(id: 0)
      job.succeeded = false
      job.failureMessage = "Job aborted\n\tat org.apache.spark"
      profile.jobs[0] = job
    }
    #expect(lines[1].hasSuffix("failed, 1 of 1 job"))
    #expect(lines[2] == "  Job aborted")
  }

  @Test func namesAreEscapedAndCut() {
    let lines = headline { $0.application.name = "\u{1B}[31m" + String(repeating: "x", count: 500) }
    #expect(lines[0].contains("\\u{1b}[31m"))
    #expect(lines[0].count < 100)
  }
}

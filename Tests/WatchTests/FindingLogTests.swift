import Advisor
import SparkProfile
import Testing

@testable import Watch

@Suite struct FindingLogTests {
  /// Rules whose findings nothing that comes later takes back.
  private static let standing: Set<Int> = [
    1, 2, 3, 4, 5, 6, 7, 9, 10, 16, 17, 20, 21, 22, 23, 24, 27, 29, 33, 34, 35, 36, 37, 38, 39,
    41, 44, 45,
  ]

  @Test("Every rule either stands, or is said to hold so far, or waits for the end")
  func everyRule() {
    for rule in Rules.all {
      let kinds = [
        Self.standing.contains(rule.id.number), FindingLog.provisional.contains(rule.id),
        FindingLog.onlyOfFinishedRuns.contains(rule.id),
      ]
      #expect(kinds.count(where: \.self) == 1, "\(rule.id) \(rule.name)")
    }
  }

  @Test("What was there at first is not new; what arises later is, for a minute")
  func newness() {
    var log = FindingLog()
    log.update([.test(1)], at: 1000)
    log.update([.test(1), .test(2)], at: 5000)
    #expect(log.watched(at: 5000, hasEnded: false).map(\.isNew) == [false, true])
    #expect(log.watched(at: 64_999, hasEnded: false).map(\.isNew) == [false, true])
    #expect(log.watched(at: 65_000, hasEnded: false).map(\.isNew) == [false, false])
    #expect(log.watched(at: 65_000, hasEnded: false).map(\.since) == [1000, 5000])
  }

  @Test("A finding keeps its time when its figures change, and loses it when it is gone")
  func identity() {
    var log = FindingLog()
    log.update([.test(9, message: "1 task spilled")], at: 1000)
    log.update([.test(9, message: "2 tasks spilled")], at: 2000)
    #expect(log.watched(at: 2000, hasEnded: false).map(\.since) == [1000])
    #expect(log.watched(at: 2000, hasEnded: false).map(\.finding.message) == ["2 tasks spilled"])
    log.update([], at: 3000)
    log.update([.test(9)], at: 4000)
    #expect(log.watched(at: 4000, hasEnded: false).map(\.since) == [4000])
  }

  @Test("Two findings of one rule are two, and so are those of two subjects")
  func several() {
    var log = FindingLog()
    log.update([.test(9), .test(9), .test(9, .driver)], at: 1000)
    log.update([.test(9), .test(9), .test(9, .driver), .test(9, .driver)], at: 2000)
    #expect(
      log.watched(at: 2000, hasEnded: false).map(\.since) == [1000, 1000, 1000, 2000])
  }

  @Test("That a log has no end is not said while it runs")
  func incompleteLog() {
    var log = FindingLog()
    log.update([.test(19), .test(11)], at: 0)
    let watched = log.watched(at: 0, hasEnded: false)
    #expect(watched.map(\.finding.id) == [RuleID(11)])
    #expect(watched.map(\.isProvisional) == [true])
    #expect(log.watched(at: 0, hasEnded: true).map(\.isProvisional) == [false])
  }

  @Test("Judging a real profile gives limits and findings")
  func judgement() {
    var profile = Live().application.profile
    profile.configuration["spark.driver.maxResultSize"] = "2g"
    var executor = Executor(id: "1")
    executor.totalCores = 4
    executor.taskCount = 10
    executor.addedTime = 0
    executor.maximumOnHeapMemory = 400 << 20
    profile.executors = ["1": executor]
    let judgement = LiveJudgement(profile)
    #expect(judgement.executor.heap == 1 << 30)
    // YARN rounds 1408 MiB up to its smallest step, which is 1 GiB where nobody says another.
    #expect(judgement.executor.container == 2 << 30)
    #expect(judgement.resultLimit == 2 << 30)
    profile.configuration["spark.driver.maxResultSize"] = "0"
    #expect(LiveJudgement(profile).resultLimit == nil)
  }
}

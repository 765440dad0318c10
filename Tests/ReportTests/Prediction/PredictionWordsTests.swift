import Advisor
import SparkMemory
import SparkProfile
import TestSupport
import Testing

@testable import Report

@Suite struct PredictionWordsTests {
  @Test("a duration has one unit for both ends")
  func durations() {
    let texts: [(ClosedRange<Int64>?, String)] = [
      (nil, "–"), (0...0, "0.0 s"), (1_500...9_000, "1.5–9.0 s"), (28_000...63_400, "28–63 s"),
      (179_000...179_400, "179 s"), (28_000...180_000, "0.5–3.0 min"),
      (660_000...3_600_000, "11–60 min"), (10_800_000...86_400_000, "3.0–24.0 h"),
      (0...Int64.max, "0.0–2,562,047,788,015.2 h"),
    ]
    for (range, text) in texts { #expect(PredictionWords.duration(range) == text) }
    // What is compared with something longer has the unit of that.
    #expect(PredictionWords.duration(28_000...63_400, most: 200_000) == "0.5–1.1 min")
  }

  @Test("GiB·h have more decimals the less they are")
  func hours() {
    let texts: [(ClosedRange<Double>?, String)] = [
      (nil, "–"), (0.0123...0.04, "0.0123–0.0400"), (0.2...0.9, "0.200–0.900"),
      (1...12.5, "1.00–12.50"), (1_000...2_000, "1,000–2,000"), (0.5...0.5, "0.500"),
    ]
    for (range, text) in texts { #expect(PredictionWords.gibibyteHours(range) == text) }
    #expect(PredictionWords.gibibyteHours(0.0123...0.04, most: 2) == "0.01–0.04")
  }

  @Test("every verdict has the colour of its meaning")
  func colours() {
    #expect(
      Verdict.allCases.map(PredictionWords.colour) == [.green, .yellow, .red, .yellow])
    #expect(PredictionWords.verdict(.fails, style: .plain) == "fails")
  }

  @Test("a stage's name in a reason is escaped")
  func reason() throws {
    var profile = try ExampleLog.maxResultSize.profile()
    for id in profile.stages.keys { profile.stages[id]?.name = "\u{1B}]0;owned\u{7}" }
    let report = PredictionReport(Assessment(profile))
    #expect(report.prediction.failure?.stage != nil)
    let reason = PredictionWords.reason(of: report)
    #expect(reason.contains("\\u{1b}]0;owned"))
    #expect(!reason.contains("\u{1B}"))
  }
}

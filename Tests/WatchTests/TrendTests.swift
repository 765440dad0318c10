import Testing
import Watch

@Suite struct TrendTests {
  private func trend(_ values: [Double], every step: Int64 = 5000) -> Trend {
    Trend(
      values.enumerated().map { Trend.Point(time: Int64($0.offset) * step, value: $0.element) })
  }

  @Test("What rises steadily reaches its limit when the line does")
  func steady() {
    // 10 in 5 s, and 300 to go: 150 s.
    let trend = trend([100, 110, 120, 130, 140, 150])
    #expect(trend.slope == 2)
    #expect(trend.forecast(limit: 450)?.seconds == 120)
  }

  @Test("What stands still, falls, or has stopped rising has no forecast")
  func notRising() {
    #expect(trend([5, 5, 5, 5, 5, 5]).forecast(limit: 10) == nil)
    #expect(trend([9, 8, 7, 6, 5, 4]).forecast(limit: 10) == nil)
    #expect(trend([1, 2, 3, 4, 5, 5, 5, 5]).forecast(limit: 10) == nil)
  }

  @Test("Too few samples, or of too short a time, are no trend")
  func tooLittle() {
    #expect(trend([1, 2, 3, 4]).forecast(limit: 10) == nil)
    #expect(trend([1, 2, 3, 4, 5, 6], every: 100).forecast(limit: 10) == nil)
    #expect(Trend([]).slope == nil)
  }

  @Test("A rise of less than a hundredth of the limit is noise")
  func noise() {
    #expect(trend([100, 101, 102, 103, 104, 105]).forecast(limit: 1000) == nil)
    #expect(trend([100, 103, 106, 109, 112, 115]).forecast(limit: 1000) != nil)
  }

  @Test("A wild sample does not move the slope")
  func outlier() {
    #expect(trend([100, 110, 120, 900, 140, 150, 160]).slope == 2)
  }

  @Test("What is at its limit already does not reach it any more")
  func reached() {
    #expect(trend([1, 2, 3, 4, 5, 6]).forecast(limit: 6) == nil)
    #expect(trend([1, 2, 3, 4, 5, 6]).forecast(limit: 5) == nil)
  }

  @Test("Samples of one and the same time have no slope")
  func sameTime() {
    let points = (0..<8).map { Trend.Point(time: $0 < 7 ? 0 : 20_000, value: Double($0)) }
    #expect(Trend(points).slope != nil)
    #expect(Trend(points.map { Trend.Point(time: 3, value: $0.value) }).slope == nil)
  }

  @Test(
    "A forecast is a coarse step, and nothing beyond half a day",
    arguments: [
      (0.0, "<1 min"), (59, "<1 min"), (75, "<1 min"), (130, "~2 min"), (250, "~5 min"),
      (800, "~15 min"), (3000, "~1 h"), (30_000, "~8 h"),
    ])
  func steps(seconds: Double, text: String) {
    #expect(Forecast(seconds: seconds)?.text == text)
  }

  @Test("What is too far away, or no number, is not foretold")
  func unknown() {
    #expect(Forecast(seconds: 50_000) == nil)
    #expect(Forecast(seconds: .infinity) == nil)
    #expect(Forecast(seconds: .nan) == nil)
  }
}

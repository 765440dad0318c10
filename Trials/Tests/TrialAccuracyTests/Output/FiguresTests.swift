import Testing

@testable import TrialAccuracy

@Suite struct FiguresTests {
  @Test(
    "decimals are rounded to their digits",
    arguments: [
      (1.005, 2, "1.00"), (1.006, 2, "1.01"), (0.04, 1, "0.0"), (-1.25, 1, "−1.3"),
      (-0.001, 2, "0.00"), (12, 0, "12"), (0.5, 0, "1"), (10.07, 2, "10.07"),
    ])
  func decimals(value: Double, digits: Int, text: String) {
    #expect(Figures.decimal(value, digits: digits) == text)
  }

  @Test("what is not known is a dash")
  func unknown() {
    #expect(Figures.decimal(nil) == "–" && Figures.decimal(.nan) == "–")
    #expect(Figures.share(Share(0, of: 0)) == "–" && Figures.ratio(nil) == "–")
    #expect(Figures.spread(Sample([])) == "–" && Figures.size(nil) == "–")
  }

  @Test("a percentage is 0 or 100 only if it is exactly that")
  func percentages() {
    #expect(Figures.percent(0) == "0 %" && Figures.percent(0.006) == "0.6 %")
    #expect(Figures.percent(1) == "100 %" && Figures.percent(0.998) == "99.8 %")
    #expect(Figures.percent(1e-9) == "0.1 %" && Figures.percent(1 - 1e-9) == "99.9 %")
    #expect(Figures.percent(0.255) == "26 %" && Figures.percent(0.99) == "99 %")
  }

  @Test("a share says of how many, and a spread its median and its tenths")
  func shares() {
    #expect(Figures.share(Share(3, of: 12)) == "3/12 (25 %)")
    #expect(Figures.spread(Sample([1, 2, 3])) == "2.00 × (1.20–2.80)")
  }
}

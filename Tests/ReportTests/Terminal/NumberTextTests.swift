import Report
import Testing

@Suite struct NumberTextTests {
  @Test(
    arguments: [
      (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"),
      (-1_000, "-1,000"), (.max, "9,223,372,036,854,775,807"), (.min, "-9,223,372,036,854,775,808"),
    ] as [(Int64, String)])
  func groupsThousands(value: Int64, text: String) {
    #expect(NumberText.grouped(value) == text)
  }

  @Test(
    arguments: [
      (0, 1, "0.0"), (1.25, 1, "1.3"), (-1.25, 1, "-1.3"), (0.05, 0, "0"), (0.5, 0, "1"),
      (1234.5, 2, "1,234.50"), (-0.01, 1, "0.0"), (1.999, 2, "2.00"), (.nan, 1, "–"),
      (.infinity, 1, "–"), (1e30, 1, "–"), (3.14159, 3, "3.142"), (2, -1, "2"),
    ] as [(Double, Int, String)])
  func fixesDecimals(value: Double, decimals: Int, text: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == text)
  }

  @Test func percentages() {
    #expect(NumberText.percent(0.125, decimals: 1) == "12.5 %")
    #expect(NumberText.percent(1) == "100 %")
  }
}

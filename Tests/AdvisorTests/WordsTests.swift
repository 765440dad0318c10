import Testing

@testable import Advisor

@Suite struct WordsTests {
  @Test(
    arguments: [
      (0, "0.0 %"), (0.001, "0.1 %"), (0.05, "5.0 %"), (0.0996, "10 %"), (0.15, "15 %"),
      (1, "100 %"), (-3, "0.0 %"), (.infinity, "?"), (.nan, "?"), (1e300, "100000 %"),
    ] as [(Double, String)])
  func shares(share: Double, text: String) {
    #expect(percent(share) == text)
  }

  @Test func numbersHaveTheirNoun() {
    #expect(counted(0, "task") == "0 tasks")
    #expect(counted(1, "task") == "1 task")
    #expect(counted(2, "task") == "2 tasks")
  }

  @Test func linesAreCut() {
    #expect(firstLine("a\nb") == "a")
    #expect(firstLine(String(repeating: "x", count: 500)).count == 200)
  }
}

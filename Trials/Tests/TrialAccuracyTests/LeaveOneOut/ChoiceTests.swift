import Testing

@testable import TrialAccuracy

@Suite struct ChoiceTests {
  @Test("the value that costs least is chosen")
  func least() {
    #expect(Choice.best([["a": 2, "b": 2], ["a": 1, "b": 1], ["a": 3, "b": 0]]) == 1)
  }

  @Test("what the left out workload loses has no say")
  func leftOut() {
    let losses = [["a": 0, "b": 5.0], ["a": 9, "b": 1.0]]
    #expect(Choice.best(losses) == 0)
    #expect(Choice.best(losses, without: "a") == 1)
    #expect(Choice.best(losses, without: "b") == 0)
    #expect(Choice.best(losses, without: "unknown") == 0)
  }

  @Test(
    "of values that cost as little the middle one is chosen, of two in the middle the first",
    arguments: zip(
      [[1.0], [1, 1], [1, 1, 1], [1, 1, 1, 1], [2, 1, 1, 1], [1, 2, 2, 1]], [0, 0, 1, 1, 2, 0]))
  func ties(_ losses: [Double], _ place: Int) {
    #expect(Choice.best(losses.map { ["a": $0] }) == place)
  }

  @Test("sums that differ by rounding only are as small")
  func rounding() {
    #expect(Choice.best([["a": 0.1 + 0.2], ["a": 0.3], ["a": 0.3]]) == 1)
    #expect(Choice.best([["a": 1.001], ["a": 1], ["a": 1.001]]) == 1)
  }

  @Test("of no values none is chosen, and nobody's loss is no reason for an end")
  func none() {
    #expect(Choice.best([]) == nil)
    #expect(Choice.best([[:], [:], [:]]) == 1)
  }
}

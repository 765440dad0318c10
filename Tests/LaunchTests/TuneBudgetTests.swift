import Testing

@testable import Launch

@Suite struct TuneBudgetTests {
  @Test("a budget is spent when any of its parts is")
  func budget() {
    var spent = TuneBudget.Spending()
    spent.add(time: 1_800_000, reserved: 8 << 30)
    #expect(spent.gigabyteHours == 4)
    #expect(TuneBudget(runs: 2).reasonSpent(spent) == nil)
    #expect(TuneBudget(runs: 1).reasonSpent(spent)?.contains("1 runs") ?? false)
    #expect(
      TuneBudget(runs: 9, time: 1_800_000).reasonSpent(spent)?.contains("30 minutes") ?? false)
    #expect(TuneBudget(runs: 9, gigabyteHours: 3.5).reasonSpent(spent)?.contains("3.5") ?? false)
  }
}

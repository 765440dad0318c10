import Testing

@testable import LogMultiplier

@Suite struct ArgumentsTests {
  @Test(
    "sizes are of thousands",
    arguments: [("12", 12), ("3KB", 3_000), ("100MB", 100_000_000), ("2GB", 2_000_000_000)])
  func sizes(text: String, bytes: Int) {
    #expect(Multiplication.amount(text) == bytes)
  }

  @Test("what is no amount is none", arguments: ["", "GB", "-1", "1.5GB", "9999999999GB", "1gb"])
  func noSizes(text: String) {
    #expect(Multiplication.amount(text) == nil)
  }

  @Test("every option is taken")
  func options() throws {
    let plan = try Multiplication(arguments: [
      "--size", "1GB", "--tasks", "10", "--stages", "5", "--tasks-per-stage", "2",
      "--executors", "3", "--seed", "4",
    ])
    #expect(plan.bytes == 1_000_000_000 && plan.tasks == 10 && plan.stages == 5)
    #expect(plan.tasksPerStage == 2 && plan.executors == 3 && plan.seed == 4)
  }

  @Test("an option that is not known or has no value is named")
  func unknownOptions() {
    #expect(throws: MultiplierError("'--sise' is not known")) {
      try Multiplication(arguments: ["--sise", "1"])
    }
    #expect(throws: MultiplierError("--size needs a number, such as 1000 or 1GB")) {
      try Multiplication(arguments: ["--size"])
    }
  }
}

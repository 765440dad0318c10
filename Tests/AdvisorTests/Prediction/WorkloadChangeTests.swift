import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

@Suite struct WorkloadChangeTests {
  /// How many tasks the stage of a run has after a change, and how much each of them wants.
  private func change(
    _ run: Run, _ changes: [String: String] = [:], data: Double = 1
  ) throws -> (tasks: Int, wantScale: Double) {
    let assessment = run.assessment()
    let need = try #require(assessment.stageNeeds.first)
    let change = WorkloadChange(
      Deployment(assessment.setup, changing: changes), dataFactor: data)
    return (change.tasks(of: need), change.wantScale(of: need))
  }

  private var shuffled: Run {
    var run = Run()
    run.readShuffle(partitions: 100)
    return run
  }

  @Test("without a change there are as many tasks that want as much")
  func none() throws {
    #expect(try change(Run()) == (400, 1))
    #expect(try change(shuffled) == (100, 1))
  }

  @Test("with four times the partitions each task wants a fourth")
  func partitions() throws {
    #expect(try change(shuffled, ["spark.sql.shuffle.partitions": "400"]) == (400, 0.25))
  }

  @Test("with more data and as many partitions each task wants more")
  func data() throws {
    #expect(try change(shuffled, data: 3) == (100, 3))
  }

  @Test("with more to read from outside there are more tasks, and not larger ones")
  func input() throws {
    var run = Run()
    run.stage { $0.tasks.inputBytes = 1 << 30 }
    #expect(try change(run, data: 2) == (800, 1))
  }

  @Test("a program's own number stays, and its tasks grow")
  func program() throws {
    #expect(try change(Run(), ["spark.sql.shuffle.partitions": "7"], data: 2) == (400, 2))
  }

  @Test(
    "a factor that makes no sense is none",
    arguments: [0, -1, Double.nan, .infinity, -.infinity])
  func noFactor(factor: Double) throws {
    #expect(try change(shuffled, data: factor) == (100, 1))
  }

  @Test("a number of partitions that is none is none", arguments: ["0", "-4", "many", ""])
  func noNumber(value: String) throws {
    #expect(try change(shuffled, ["spark.sql.shuffle.partitions": value]).tasks == 100)
  }
}

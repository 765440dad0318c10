import Advisor
import Checks
import Foundation
import SparkMemory
import SparkSource
import TestSupport
import Testing

/// What `ballast check` says of settings in a program, put to a real Spark that runs the program.
@Suite(.waitsForSpark) struct SettingsInProgramsTests {
  private static let program = Checkout.root.appendingPathComponent(
    "Tests/RealSparkTests/Referee/SessionSettings.py")

  private static func findings(
    of rule: String, _ referee: SparkReferee
  ) throws -> [LocatedFinding] {
    let checker = Checker(
      target: CheckTarget(version: referee.version),
      selection: try RuleSelection(select: [rule], ignore: []))
    let text = try SourceText(at: program.path, as: "SessionSettings.py")
    return checker.check([SourceReader.read(text, as: .python)]).findings
  }

  /// The lines that the program prints, run by Python itself or by spark-submit.
  private static func lines(_ referee: SparkReferee, bySubmit: Bool) throws -> [String] {
    let environment = ProcessInfo.processInfo.environment
    let name = referee == .spark3_5 ? "SPARK_3_5_HOME" : "SPARK_HOME"
    let home = URL(fileURLWithPath: try #require(environment[name]))
    let folder = referee == .spark3_5 ? ".venv-3.5" : ".venv"
    let python = Checkout.root.appendingPathComponent(folder + "/bin/python")
    let result = try run(
      bySubmit ? home.appendingPathComponent("bin/spark-submit") : python, [program.path],
      environment: ["SPARK_HOME": home.path, "PYSPARK_PYTHON": python.path])
    #expect(result.status == 0, "\(result.errors.suffix(2000))")
    return result.output.split(separator: "\n").map(String.init)
  }

  @Test(
    "a session refuses what BM105 says, and driver memory depends on who starts the JVM, as BM104 says",
    arguments: SparkReferee.allCases)
  func agree(_ referee: SparkReferee) throws {
    let lines = try Self.lines(referee, bySubmit: false)
    let refused = lines.filter { $0.hasPrefix("refused ") }
      .map { String($0.dropFirst("refused ".count)) }
    #expect(refused.count > 2)
    #expect(Set(try Self.findings(of: "BM105", referee).compactMap(\.setting)) == Set(refused))

    #expect(lines.contains("heap 700"))
    #expect(try !Self.lines(referee, bySubmit: true).contains("heap 700"))
    let found = try Self.findings(of: "BM104", referee)
    #expect(found.map(\.setting) == ["spark.driver.memory"])
    #expect(found.map(\.severity) == [.note])
  }
}

import Foundation
import TestSupport
import Testing

@Suite struct PlanCommandTests {
  private let machines = ["--cluster", "8 x 16 cores 64g"]

  private func plan(_ arguments: [String]) throws -> CommandResult {
    try run(try Checkout.ballast, ["plan"] + arguments)
  }

  @Test("a plan has a configuration, its neighbours and what it assumed")
  func answers() throws {
    let result = try plan(machines + ["--kind", "shuffle", "--input", "500g"])
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    for part in [
      "Plan for yarn on 8 × 16 cores, 64 GiB: shuffle, 500 GiB of parquet",
      "spark.executor.memory", "What other executors would do", "Assumed", "ballast fit LOG",
    ] {
      #expect(result.output.contains(part), "\(part)")
    }
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test("pasted forms say what JSON says")
  func forms() throws {
    let arguments = machines + ["--kind", "cache", "--input", "80", "--manager", "kubernetes"]
    let json = try plan(arguments + ["--json"])
    #expect(try json.output == plan(arguments + ["--format", "json"]).output)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "ballast.plan/1")
    let configuration = try #require(object["configuration"] as? [String: String])
    #expect(configuration.count >= 6)
    let submit = try plan(arguments + ["--format", "spark-submit"]).output
    let defaults = try plan(arguments + ["--format", "spark-defaults"]).output
    for (key, value) in configuration {
      #expect(submit.contains("--conf \(key)=\(value)"))
      #expect(defaults.contains("\n\(key) \(value)\n"))
    }
  }

  @Test("what explain says of the planned configuration is what the plan says")
  func explained() throws {
    let arguments =
      machines + ["--kind", "shuffle", "--input", "500g", "--format", "spark-defaults"]
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("plan-\(UUID().uuidString).conf")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(try plan(arguments).output.utf8).write(to: file)
    let explained = try run(
      try Checkout.ballast, ["explain", "--manager", "yarn", file.path] + machines)
    #expect(explained.status == 0, "\(explained.errors)")
    #expect(explained.output.contains("3.6 GiB"))
  }

  @Test("sizes are read as people write them")
  func sizes() throws {
    func output(_ size: String) throws -> String {
      try plan(machines + ["--kind", "balanced", "--input", size]).output
    }
    let plain = try output("2048")
    for size in ["2048g", "2t", "2TB", "2tib", "2048GiB"] {
      #expect(try output(size) == plain, "\(size)")
    }
  }

  @Test(
    "what is missing or wrong ends with status 2 and says what to write",
    arguments: [
      ([], "--cluster"), (["--cluster", "8 x 16 cores 64g"], "--kind"),
      (["--cluster", "8 x 16 cores 64g", "--kind", "shuffle"], "--input"),
      (["--cluster", "nonsense", "--kind", "shuffle", "--input", "1g"], "--cluster"),
      (["--cluster", "1 x 1 cores 256m", "--kind", "shuffle", "--input", "1g"], "no machine"),
      (["--cluster", "8 x 16 cores 64g", "--kind", "magic", "--input", "1g"], "magic"),
      (["--cluster", "8 x 16 cores 64g", "--kind", "shuffle", "--input", "much"], "much"),
      (
        [
          "--cluster", "8 x 16 cores 64g", "--kind", "cache", "--input", "1g", "--parallelism", "0",
        ],
        "--parallelism"
      ),
    ])
  func wrong(arguments: [String], named: String) throws {
    let result = try plan(arguments)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(named), "\(result.errors)")
  }
}

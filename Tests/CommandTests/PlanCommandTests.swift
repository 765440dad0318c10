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
    for size in ["2048g", "2t", "2TB", "2tib", "2048GiB", "2 tb", "2.0t"] {
      #expect(try output(size) == plain, "\(size)")
    }
    #expect(try output("1.5t") == output("1536g"))
  }

  @Test("an offering is named, and its executors are what it makes")
  func offerings() throws {
    let databricks = try plan([
      "--cluster", "databricks:memory=16g,cores=8,nodes=4", "--kind", "cache", "--input", "20g",
    ])
    #expect(databricks.output.contains("Plan for Databricks on 4 × 8 cores, 16 GiB"))
    #expect(!databricks.output.contains("spark.executor.memory "))
    let serverless = ["--kind", "shuffle", "--input", "1.5t", "--cluster", "emr-serverless"]
    let unbounded = try plan(serverless)
    #expect(unbounded.status == 2)
    #expect(unbounded.errors.contains("emr-serverless,nodes=20"), "\(unbounded.errors)")
    let bounded = try plan(serverless.dropLast() + ["emr-serverless,nodes=20"])
    #expect(bounded.output.contains("Plan for EMR Serverless on up to 20 workers"))
  }

  @Test("a standalone worker leaves a GiB to its machine, whoever names the manager")
  func standaloneWorker() throws {
    let rest = ["--kind", "shuffle", "--input", "100g"]
    let short = "4 x 8 cores 16g"
    let option = try plan(["--cluster", short, "--manager", "standalone"] + rest)
    #expect(option.status == 0)
    #expect(try option.output == plan(["--cluster", short + ",manager=standalone"] + rest).output)
  }

  @Test("on a terminal it asks again for what it cannot use, and then for the rest")
  func questions() throws {
    let answers = [
      "8x16 of them", "8 x 16 cores 64g", "magic", "shuffle", "0", "1.5t", "", "", "", "", "2g", "",
      "kubernetes",
    ]
    let script = """
      import os, pty, sys
      answers = sys.argv[2:]
      def read(fd):
          data = os.read(fd, 1024)
          for line in data.split(b"\\n"):
              if line.rstrip().endswith(b":") and answers:
                  os.write(fd, answers.pop(0).encode() + b"\\n")
          return data
      sys.exit(os.waitstatus_to_exitcode(pty.spawn([sys.argv[1], "plan"], read)))
      """
    let result = try run(
      URL(fileURLWithPath: "/usr/bin/env"),
      ["python3", "-c", script, try Checkout.ballast.path] + answers)
    #expect(result.status == 0, "\(result.output)")
    for part in [
      "describes no cluster", "Write one of balanced, shuffle", "Write a size, such as 500g",
      "Plan for kubernetes on 8 × 16 cores, 64 GiB: shuffle, 1.5 TiB of parquet",
      "2560m",
    ] {
      #expect(result.output.contains(part), "\(part): \(result.output)")
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
      (["--cluster", "8 x 16 cores 64g", "--kind", "shuffle", "--input", "0"], "nothing to plan"),
      (
        [
          "--cluster", "8 x 16 cores 64g", "--kind", "shuffle", "--input", "1g", "--manager",
          "local",
        ],
        "'yarn', 'kubernetes' or 'standalone'"
      ),
    ])
  func wrong(arguments: [String], named: String) throws {
    let result = try plan(arguments)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(named), "\(result.errors)")
  }
}

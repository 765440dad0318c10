import Foundation
import TestSupport
import Testing

@Suite struct PredictCommandTests {
  private static let log = ExampleLog.spill.path

  private func predict(_ arguments: [String]) throws -> CommandResult {
    try run(try Checkout.ballast, ["predict"] + arguments)
  }

  private func documents(_ output: String) throws -> [[String: Any]] {
    try output.split(separator: "\n").compactMap {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
  }

  @Test("it answers on every example, without colours in a pipe", arguments: ExampleLog.allCases)
  func examples(log: ExampleLog) throws {
    let result = try predict([log.path, "--set", "spark.executor.memory=2g"])
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    #expect(result.output.hasPrefix(log.name + " · app-"))
    #expect(result.output.contains("\nPredicted "))
    #expect(!result.output.contains("\u{1B}"))
  }

  @Test("without --set it says that the run's own configuration is predicted")
  func unchanged() throws {
    let result = try predict([Self.log])
    #expect(result.status == 0)
    #expect(result.output.contains("Would run in its own configuration"))
  }

  @Test("it reads standard input")
  func standardInput() throws {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: Self.log))
    let piped = try run(try Checkout.ballast, ["predict", "-"], input: bytes)
    #expect(piped.status == 0)
    #expect(try piped.output == predict([Self.log]).output)
  }

  @Test("--data, --manager and several settings reach the prediction")
  func options() throws {
    let result = try predict([
      Self.log, "--set", "spark.executor.memory=2g", "--set", "spark.executor.cores=1",
      "--data", "2.5", "--manager", "yarn", "--json",
    ])
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    #expect(object?["schema"] as? String == "ballast.prediction/1")
    #expect(object?["dataFactor"] as? Double == 2.5)
    let configuration = object?["configuration"] as? [String: String]
    #expect(configuration?["spark.executor.memory"] == "2g")
    #expect(configuration?["spark.executor.cores"] == "1")
    #expect(configuration?["spark.executor.memoryOverhead"] != nil)
  }

  @Test("of one setting given twice the later counts, as with spark-submit")
  func givenTwice() throws {
    let twice = try predict([
      Self.log, "--set", "spark.executor.memory=1g..2g", "--set", "spark.executor.memory=3g",
    ])
    #expect(try twice.output == predict([Self.log, "--set", "spark.executor.memory=3g"]).output)
  }

  @Test("a sweep is a line for each value, as JSON a document in each line, in order")
  func sweep() throws {
    let sweep = ["--set", "spark.executor.memory=512m..2g:512m"]
    let text = try predict([Self.log] + sweep)
    #expect(text.status == 0)
    let json = try predict([Self.log, "--json"] + sweep)
    #expect(json.status == 0)
    let sizes = try documents(json.output).map {
      ($0["configuration"] as? [String: String])?["spark.executor.memory"]
    }
    #expect(sizes == ["512m", "1g", "1536m", "2g"])
    for size in sizes { #expect(text.output.contains(" \(size ?? "") ")) }
  }

  @Test("several sweeps stand for all combinations")
  func sweeps() throws {
    let result = try predict([
      Self.log, "--json", "--set", "spark.executor.cores=1..3",
      "--set", "spark.sql.shuffle.partitions=64..128:64",
    ])
    let pairs = try documents(result.output).map { document in
      let configuration = document["configuration"] as? [String: String]
      return ["spark.executor.cores", "spark.sql.shuffle.partitions"].map {
        configuration?[$0] ?? ""
      }
    }
    #expect(
      pairs == [
        ["1", "64"], ["1", "128"], ["2", "64"], ["2", "128"], ["3", "64"], ["3", "128"],
      ])
  }

  @Test(
    "a setting that cannot be meant is refused in one line, with what to write instead",
    arguments: [
      ("spark.executor.memry=3g", "did you mean spark.executor.memory?"),
      ("spark.executor.memory=3x", "unknown unit 'x'"),
      ("spark.executor.cores=two", "spark.executor.cores=two"),
      ("spark.executor.memory", "write it as spark.executor.memory=8g"),
      ("foo=1", "names begin with spark."),
      ("spark.executor.memory=8g..1g", "write 1g..8g"),
      ("spark.executor.memory=1g..8g:1m", "take a larger one"),
      ("spark.memory.offHeap.enabled=perhaps", "spark.memory.offHeap.enabled=perhaps"),
    ])
  func refusedSettings(setting: String, advice: String) throws {
    let result = try predict([Self.log, "--set", setting])
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.hasPrefix("ballast predict: --set: "))
    #expect(result.errors.contains(advice))
    #expect(result.errors.split(separator: "\n").count == 1)
  }

  @Test("a misspelt setting is refused before a log is looked for")
  func settingsComeFirst() throws {
    let result = try predict(["/no/such/log", "--set", "spark.executor.memry=3g"])
    #expect(result.status == 2)
    #expect(!result.errors.contains("/no/such/log"))
  }

  @Test("more than 64 combinations are refused with their number")
  func tooManyCombinations() throws {
    let result = try predict([
      Self.log, "--set", "spark.executor.memory=1g..8g", "--set", "spark.executor.cores=1..9",
    ])
    #expect(result.status == 2)
    #expect(result.errors.contains("8 × 9 combinations are more than 64"))
  }

  @Test(
    "wrong usage is status 2",
    arguments: [
      [], ["--data", "0", log], ["--data", "-1", log], ["--data", "nan", log],
      ["--data", "inf", log], ["--fail-on", "safe", log], ["--manager", "mesos", log], [log, log],
      ["--set", "spark.executor.memory=1g"],
    ])
  func usage(arguments: [String]) throws {
    let result = try predict(arguments)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("Error: "))
  }

  @Test("a directory with several logs is wrong usage, and one of them is named")
  func severalLogs() throws {
    let folder = Checkout.root.appendingPathComponent("Examples/logs").path
    let result = try predict([folder])
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("one is wanted here"))
  }

  @Test("what cannot be read is status 3")
  func unreadable() throws {
    for arguments in [
      ["/no/such/log"], [Self.log, "--gc-log", "/no/such/log"],
      [Checkout.root.appendingPathComponent("README.md").path],
    ] {
      let result = try predict(arguments)
      #expect(result.status == 3)
      #expect(result.output.isEmpty)
      #expect(result.errors.hasPrefix("ballast predict: "))
    }
  }

  @Test("--fail-on is status 1 when it is reached, after the answer was written")
  func failOn() throws {
    func status(_ bar: String, _ settings: String...) throws -> Int32 {
      let result = try predict(
        [Self.log, "--fail-on", bar] + settings.flatMap { ["--set", $0] })
      #expect(result.output.contains("\nPredicted "))
      return result.status
    }
    // A heap that Spark refuses fails for certain, and one that the run had did not.
    for bar in ["unknown", "at-risk", "fails"] {
      #expect(try status(bar, "spark.executor.memory=100m") == 1)
      #expect(try status(bar) == 0)
      #expect(try status(bar, "spark.executor.memory=100m..4g") == 1)
    }
  }

  @Test("--fail-on fails lets pass what is only at risk")
  func atRiskIsNotFailing() throws {
    let arguments = [Self.log, "--json", "--set", "spark.executor.memory=450m..1g", "--data", "3"]
    let verdicts = try documents(try predict(arguments).output).compactMap {
      ($0["outcome"] as? [String: Any])?["verdict"] as? String
    }
    let expected: [(String, Set<String>)] = [
      ("fails", ["fails"]), ("at-risk", ["fails", "at-risk"]),
      ("unknown", ["fails", "at-risk", "unknown"]),
    ]
    #expect(!verdicts.isEmpty)
    for (bar, reaching) in expected {
      let status = try predict(arguments + ["--fail-on", bar]).status
      #expect(status == (verdicts.contains { reaching.contains($0) } ? 1 : 0))
    }
  }

  @Test("the help teaches verdicts, brackets and sweeps")
  func help() throws {
    let result = try predict(["--help"])
    #expect(result.status == 0)
    for word in ["safe ", "at-risk ", "fails ", "unknown ", "brackets", "1g..8g", "EXAMPLES"] {
      #expect(result.output.contains(word))
    }
  }
}

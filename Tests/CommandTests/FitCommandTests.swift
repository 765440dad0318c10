import Foundation
import TestSupport
import Testing

@Suite struct FitCommandTests {
  @Test(arguments: ExampleLog.allCases)
  func answersOnEveryExample(log: ExampleLog) throws {
    let result = try runBallast("fit", log.path)
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    #expect(result.output.contains("Configuration for local-cluster, aim balanced"))
    #expect(result.output.hasPrefix(log.name + " · app-"))
  }

  @Test func writesNoColoursIntoAPipe() throws {
    #expect(try !runBallast("fit", ExampleLog.spill.path).output.contains("\u{1B}"))
  }

  @Test(arguments: ExampleLog.allCases.filter { $0 != .overProvisioned })
  func readsStandardInput(log: ExampleLog) throws {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: log.path))
    let piped = try runBallast("fit", "-", input: bytes)
    #expect(piped.status == 0)
    #expect(try piped.output == runBallast("fit", log.path).output)
  }

  @Test func readsAPipeThatEndsSlowly() throws {
    // A pipe, unlike a file, gives what is there and makes the reader wait for the rest.
    let script = """
      { head -c 1000 "$1"; sleep 0.2; tail -c +1001 "$1"; } | "$2" fit --json -
      """
    let result = try run(
      URL(fileURLWithPath: "/bin/sh"),
      ["-c", script, "sh", ExampleLog.spill.path, try Checkout.ballast.path])
    #expect(result.status == 0)
    #expect(try result.output == runBallast("fit", "--json", ExampleLog.spill.path).output)
  }

  @Test func closedPipeIsNoError() throws {
    let script = "{ \"$1\" fit --json \"$2\"; echo \"status $?\" >&2; } | head -n 1"
    let result = try run(
      URL(fileURLWithPath: "/bin/sh"),
      ["-c", script, "sh", try Checkout.ballast.path, ExampleLog.spill.path])
    #expect(result.errors == "status 0\n")
  }

  @Test func jsonOptionAndFormatAreTheSame() throws {
    let json = try runBallast("fit", "--json", ExampleLog.spill.path)
    #expect(try json.output == runBallast("fit", "--format", "json", ExampleLog.spill.path).output)
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(object?["schema"] as? String == "ballast.fit/1")
  }

  @Test func pastedArgumentsAreWhatJSONRecommends() throws {
    let submit = try runBallast("fit", "--format", "spark-submit", ExampleLog.spill.path).output
    let defaults = try runBallast("fit", "--format", "spark-defaults", ExampleLog.spill.path).output
    #expect(submit.contains("--conf spark.sql.shuffle.partitions="))
    let pairs = submit.split(whereSeparator: \.isWhitespace).filter { $0.contains("=") }
    #expect(!pairs.isEmpty)
    for pair in pairs {
      #expect(defaults.contains(pair.replacingOccurrences(of: "=", with: " ")))
    }
  }

  @Test func verboseSaysWhatWasRead() throws {
    let result = try runBallast("fit", "--verbose", ExampleLog.spill.path)
    #expect(result.errors.contains("events"))
    #expect(try result.output == runBallast("fit", ExampleLog.spill.path).output)
  }

  @Test func aimsAreOrdered() throws {
    func heap(_ aim: String) throws -> Int {
      let text = try runBallast(
        "fit", "--format", "spark-defaults", "--aim", aim, ExampleLog.overProvisioned.path
      ).output
      let line = try #require(
        text.split(separator: "\n").first { $0.hasPrefix("spark.executor.memory ") })
      return try #require(
        Int(line.dropFirst("spark.executor.memory ".count).prefix { $0.isNumber }))
    }
    #expect(try heap("lean") <= heap("balanced"))
    #expect(try heap("balanced") <= heap("safe"))
  }

  @Test("what has no effect where it is pasted is named on standard error")
  func leftOut() throws {
    let log = ExampleLog.spill.path
    let builder = try runBallast("fit", "--format", "pyspark", log)
    #expect(builder.status == 0)
    #expect(builder.output.contains(".config(\"spark.executor.memory\", \"600m\")"))
    #expect(builder.errors.contains("ballast fit: spark.driver.memory=1g is left out: "))
    let defaults = try runBallast("fit", "--format", "spark-defaults", log)
    #expect(defaults.errors.isEmpty)
    let two = try runBallast("fit", "--each", "--format", "databricks", log, log)
    #expect(two.errors.contains("ballast fit: \(log): spark.executor.memory=600m is left out: "))
    for form in ["livy", "emr", "terraform"] {
      let text = try runBallast("fit", "--format", form, log).output
      _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
    }
    #expect(try runBallast("fit", "--format", "nonsense", log).status != 0)
  }
}

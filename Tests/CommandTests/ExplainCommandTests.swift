import Foundation
import TestSupport
import Testing

@Suite struct ExplainCommandTests {
  @Test func words() throws {
    let result = try runBallast(
      "explain", "spark.executor.memory=8g", "spark.executor.cores=5", "--manager", "yarn")
    #expect(result.status == 0)
    // 8192 MiB and a tenth of it, rounded up to whole GiB by YARN.
    #expect(result.output.contains("8192 + 819 = 9011 MiB"))
    #expect(result.output.contains("9,663,676,416"))
    #expect(result.output.contains("4,965,217,075"))
  }

  @Test func defaultsFile() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("spark-defaults.conf")
      try Data("# cluster\nspark.executor.memory   4g\n".utf8).write(to: file)
      let result = try runBallast("explain", "--manager", "kubernetes", file.path)
      #expect(result.status == 0)
      #expect(result.output.contains("4,294,967,296"))
    }
  }

  @Test(arguments: ExampleLog.allCases)
  func log(_ log: ExampleLog) throws {
    let result = try runBallast("explain", log.path)
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    #expect(result.output.contains("as a run showed it"))
    let golden = Checkout.root
      .appendingPathComponent("Tests/ReportTests/Explain/Golden/explain-log-\(log.name).txt")
    #expect(try result.output == String(contentsOf: golden, encoding: .utf8))
  }

  @Test func wordOverridesLog() throws {
    let result = try runBallast("explain", ExampleLog.spill.path, "spark.executor.memory=4g")
    #expect(result.status == 0)
    #expect(result.output.contains("4,294,967,296"))
    // What the run showed of its 600 MiB says nothing of 4 GiB.
    #expect(result.output.contains("2,388,236,697"))
    #expect(!result.output.contains("seen by Spark"))
  }

  @Test(arguments: [
    ["spark.executor.memory=8x"], ["spark.executor.memory=-1g"], ["spark.executor.memory=1.5g"],
    ["spark.executor.memory=200m"], ["spark.memory.fraction=1.5"], ["spark.executor.memry=8g"],
    ["spark.executor.memory=99999999999999g"], ["spark.driver.maxResultSize=1x"],
    ["spark.memory.fraction=0"], ["spark.memory.fraction=-0.5"], ["spark.driver.memory=100m"],
    ["spark.memory.storageFraction=1"], ["spark.sql.shuffle.partitions=many"],
    ["spark.memory.offHeap.size=-1g", "spark.memory.offHeap.enabled=true"],
    ["spark.executor.cores=0"], ["spark.executor.memoryOverhead=1.5g"],
  ])
  func badSettingIsOneLineAndStatus2(_ words: [String]) throws {
    let result = try run(try Checkout.ballast, ["explain"] + words)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.split(separator: "\n").count == 1)
    #expect(result.errors.hasPrefix("ballast explain: "))
  }

  @Test func settingsThatSilenceEachOtherAreSaidAndStatus2() throws {
    let result = try runBallast(
      "explain", "spark.executor.memory=8g", "spark.executor.memoryOverheadFactor=0.2",
      "spark.executor.memoryOverhead=1g")
    #expect(result.status == 2)
    #expect(result.output.contains("8192 + 1024 = 9216 MiB"))
    #expect(result.errors.split(separator: "\n").count == 1)
    #expect(
      result.errors.contains(
        "spark.executor.memoryOverheadFactor has no effect, because spark.executor.memoryOverhead"))
  }

  @Test func anOverrideOfAFileIsNoContradiction() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("spark-defaults.conf")
      try Data("spark.executor.memoryOverheadFactor 0.2\n".utf8).write(to: file)
      let result = try runBallast("explain", file.path, "spark.executor.memoryOverhead=1g")
      #expect(result.status == 0)
      #expect(result.output.contains("spark.executor.memoryOverheadFactor has no effect"))
    }
  }

  @Test func badValueInAFileNamesItsLine() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("spark-defaults.conf")
      try Data("\n# x\nspark.executor.memory 8x\n".utf8).write(to: file)
      let result = try runBallast("explain", file.path)
      #expect(result.status == 2)
      #expect(result.errors.contains("\(file.path):3: spark.executor.memory=8x: "))
    }
  }

  @Test func submitLine() throws {
    let words = ["spark-submit", "--master", "yarn", "--executor-memory", "8g", "job.py"]
    let separate = try run(try Checkout.ballast, ["explain", "--"] + words)
    let quoted = try runBallast("explain", words.joined(separator: " "))
    #expect(separate.status == 0)
    #expect(separate.output.contains("8192 + 819 = 9011 MiB"))
    #expect(separate.output.hasPrefix("YARN · client mode · Spark 4.3.0 · Python"))
    #expect(separate.output == quoted.output)
    let pasted = try run(
      try Checkout.ballast, ["explain", "spark.executor.memory=2g", "--manager", "yarn"] + words)
    #expect(pasted.output == separate.output)
    let versus = try run(
      try Checkout.ballast, ["explain", "spark.executor.memory=4g", "--versus"] + words)
    #expect(versus.output.contains("+4 GiB (+100 %)"))
  }

  @Test func submitLineWithItsPropertiesFile() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("job.conf")
      try Data("spark.executor.memory 4g\nspark.executor.cores 3\n".utf8).write(to: file)
      let result = try runBallast(
        "explain", "spark-submit --properties-file \(file.path) --executor-memory 8g app.jar")
      #expect(result.status == 0)
      #expect(result.output.contains("8192 + 819 = 9011 MiB"))
      #expect(result.output.contains("3 tasks at once"))
    }
  }

  @Test func submitLineThatSparkSubmitRefuses() throws {
    let result = try runBallast("explain", "spark-submit --executor-memry 8g app.jar")
    #expect(result.status == 2)
    #expect(result.errors.contains("did you mean --executor-memory?"))
    #expect(result.errors.split(separator: "\n").count == 1)
  }

  @Test func anOlderSparkHasItsOwnArithmetic() throws {
    let setting = "spark.executor.minMemoryOverhead=1g"
    let old = try runBallast("explain", "--spark", "3.5", setting)
    let new = try runBallast("explain", "--spark", "4.0", setting)
    #expect(old.output.contains("1024 + 384 = 1408 MiB"))
    #expect(new.output.contains("1024 + 1024 = 2048 MiB"))
    for output in [old.output, new.output] {
      #expect(output.contains("spark.executor.minMemoryOverhead is read"))
    }
  }

  @Test func versus() throws {
    let result = try runBallast(
      "explain", "spark.executor.memory=8g", "--versus", "spark.executor.memory=16g")
    #expect(result.status == 0)
    #expect(result.output.contains("+8 GiB (+100 %)"))
    let json = try runBallast("explain", "--json", "--versus", "spark.executor.memory=16g")
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(object?["schema"] as? String == "ballast.comparison/1")
  }

  @Test(arguments: [
    (["spark.executor.memory", "--svg", "-"], "names of settings stand alone"),
    (["spark.executor.memory", "spark.executor.cores=4"], "has no value"),
    (["--spark", "1.6", "spark.executor.memory=8g"], "choose one from 2.4 to 4.3"),
    (["--manager", "kubernetes", "--cluster", "emr:r5.4xlarge,nodes=5"], "leave --manager out"),
    (["spark.master=local[4]", "--cluster", "nodes=1,cores=8,memory=32g"], "a local master"),
    (["--cluster", "dataproc-serverless"], "raise spark.executor.memory"),
    (["spark.driver.memory=1m"], "write 450m"), (["spark.executor.memory=1"], "write 450m"),
  ])
  func whatDoesNotGoTogetherIsOneLine(words: [String], phrase: String) throws {
    let result = try run(try Checkout.ballast, ["explain"] + words)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(phrase), "\(result.errors)")
    #expect(result.errors.split(separator: "\n").count == 1)
  }

  @Test func anInputIsNeverOverwritten() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("a.conf")
      try Data("spark.executor.memory 4g\n".utf8).write(to: file)
      let result = try runBallast("explain", file.path, "--svg", file.path)
      #expect(result.status == 2)
      #expect(try String(contentsOf: file, encoding: .utf8) == "spark.executor.memory 4g\n")
    }
    let same = try runBallast("explain", "--svg", "x", "--html", "x")
    #expect(same.status == 2)
  }

  @Test func aNewerSparkIsSaidToBeUnknown() throws {
    let result = try runBallast("explain", "--spark", "5.0", "spark.executor.memory=8g")
    #expect(result.status == 0)
    #expect(result.output.contains("Spark 5.0 is not known here"))
  }

  @Test func drawingsAreWrittenToFiles() throws {
    try withTemporaryFolder { folder in
      let svg = folder.appendingPathComponent("a.svg")
      let html = folder.appendingPathComponent("a.html")
      let result = try runBallast(
        "explain", "spark.executor.memory=8g", "--svg", svg.path, "--html", html.path)
      #expect(result.status == 0)
      #expect(result.output.contains("unified"))
      #expect(try String(contentsOf: svg, encoding: .utf8).hasPrefix("<svg "))
      #expect(try String(contentsOf: html, encoding: .utf8).hasPrefix("<!doctype html>"))
    }
    let result = try runBallast("explain", "spark.executor.memory=8g", "--svg", "-")
    #expect(result.output.hasPrefix("<svg "))
    #expect(result.output.hasSuffix("</svg>\n"))
  }

  @Test func aDrawingThatCannotBeWrittenIsStatus3() throws {
    let result = try runBallast(
      "explain", "spark.executor.memory=8g", "--svg", "/nonexistent/a.svg")
    #expect(result.status == 3)
    #expect(result.errors.hasPrefix("ballast explain: /nonexistent/a.svg: cannot be written"))
    #expect(result.errors.split(separator: "\n").count == 1)
  }

  @Test func onlyOneFormCanTakeTheOutput() throws {
    let result = try runBallast("explain", "--json", "--svg", "-")
    #expect(result.status == 2)
  }

  @Test func unreadableFileIsStatus3() throws {
    let result = try runBallast("explain", "/nonexistent/spark-defaults.conf")
    #expect(result.status == 3)
    #expect(result.errors.contains("/nonexistent/spark-defaults.conf"))
  }

  @Test func json() throws {
    let result = try runBallast("explain", "--json", "spark.executor.memory=8g")
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    #expect(object?["schema"] as? String == "ballast.explain/1")
  }
}

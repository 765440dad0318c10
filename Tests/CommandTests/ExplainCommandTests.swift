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
    ["spark.executor.memory=99999999999999g"],
  ])
  func badSettingIsOneLineAndStatus2(_ words: [String]) throws {
    let result = try run(try Checkout.ballast, ["explain"] + words)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.split(separator: "\n").count == 1)
    #expect(result.errors.hasPrefix("ballast explain: "))
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

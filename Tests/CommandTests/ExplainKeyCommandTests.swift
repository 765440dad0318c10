import Foundation
import TestSupport
import Testing

/// `ballast explain` of the name of a setting.
@Suite struct ExplainKeyCommandTests {
  @Test func aSettingByItself() throws {
    let result = try runBallast("explain", "spark.executor.memory", "spark.memory.fraction")
    #expect(result.status == 0)
    #expect(result.output.contains("spark.executor.memory · Memory of executors · Spark 4.3.0"))
    #expect(result.output.contains("CANNOT_MODIFY_CONFIG"))
    #expect(result.output.contains("spark.memory.fraction · Unified memory · Spark 4.3.0"))
    let json = try runBallast("explain", "--json", "--spark", "3.0", "spark.executor.memory")
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(object?["schema"] as? String == "ballast.key/1")
    #expect(object?["sparkVersion"] as? String == "3.0.0")
  }

  @Test(arguments: [
    ("spark.executor.memory.overhead", "did you mean spark.executor.memoryOverhead?"),
    ("spark.frobnicate", "docs/configuration.md"),
  ])
  func aSettingThatIsNotKnown(name: String, advice: String) throws {
    let result = try runBallast("explain", name)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(advice))
    #expect(result.errors.split(separator: "\n").count == 1)
  }

  @Test func severalNamesAreAList() throws {
    let result = try runBallast("explain", "--json", "spark.executor.memory", "spark.task.cpus")
    let list = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]]
    #expect(
      list?.compactMap { $0["name"] as? String }
        == ["spark.executor.memory", "spark.task.cpus"])
  }
}

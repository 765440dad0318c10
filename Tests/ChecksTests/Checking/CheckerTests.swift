import Advisor
import Checks
import SparkMemory
import SparkSource
import Testing

@Suite struct CheckerTests {
  private func check(
    _ texts: [(file: String, text: String, format: SourceReader.Format)], select: [String]
  ) throws -> CheckResult {
    let readings = texts.map {
      SourceReader.read(SourceText($0.text, file: $0.file), as: $0.format)
    }
    return Checker(selection: try RuleSelection(select: select, ignore: [])).check(readings)
  }

  @Test("a command is judged over the spark-defaults.conf in its folder or in conf there")
  func base() throws {
    let line = "spark-submit --conf spark.driver.maxResultSize=3g a.jar"
    for folder in ["jobs/", "jobs/conf/"] {
      let texts: [(file: String, text: String, format: SourceReader.Format)] = [
        (folder + "spark-defaults.conf", "spark.driver.memory 8g", .sparkDefaults),
        ("other/spark-defaults.conf", "spark.driver.memory 2g", .sparkDefaults),
        ("jobs/run.sh", line, .sparkSubmit),
      ]
      #expect(try check(texts, select: ["BM112"]).findings.isEmpty)
    }
    #expect(try check([("jobs/run.sh", line, .sparkSubmit)], select: ["BM112"]).findings.count == 1)
  }

  @Test("--properties-file names the file beneath, and the default one does not count")
  func propertiesFile() throws {
    let texts: [(file: String, text: String, format: SourceReader.Format)] = [
      ("jobs/spark-defaults.conf", "spark.driver.memory 8g", .sparkDefaults),
      ("jobs/small.conf", "spark.driver.memory 2g", .sparkDefaults),
      (
        "jobs/run.sh",
        "spark-submit --properties-file small.conf --conf spark.driver.maxResultSize=3g a.jar",
        .sparkSubmit
      ),
    ]
    #expect(try check(texts, select: ["BM112"]).findings.map(\.place.file) == ["jobs/run.sh"])
  }

  @Test("what is wrong in a file is said once, however many commands use it")
  func once() throws {
    let texts: [(file: String, text: String, format: SourceReader.Format)] = [
      ("spark-defaults.conf", "spark.executor.memory 32g", .sparkDefaults),
      ("a.sh", "spark-submit a.jar\nspark-submit b.jar", .sparkSubmit),
    ]
    #expect(try check(texts, select: ["BM111"]).findings.count == 1)
  }

  @Test("findings come in the order of the texts and of their lines")
  func order() throws {
    let texts: [(file: String, text: String, format: SourceReader.Format)] = [
      ("b.conf", "spark.driver.memory 32g\nspark.executor.memory 32g", .sparkDefaults),
      ("a.conf", "spark.executor.memory 32g", .sparkDefaults),
    ]
    let found = try check(texts, select: ["BM111"]).findings
    #expect(found.map(\.place.description) == ["b.conf:1:21", "b.conf:2:23", "a.conf:1:23"])
  }

  @Test("the version that a SparkApplication names counts, unless another is given")
  func version() {
    let text = """
      kind: SparkApplication
      spec: {sparkVersion: "3.2.4", sparkConf: {spark.executor.memoryOverheadFactor: "0.2"}}
      """
    let reading = SourceReader.read(SourceText(text, file: "a.yaml"), as: .yaml)
    let rules = Checker().check([reading]).findings.map(\.rule.number)
    #expect(rules == [103])
    let newer = Checker(target: CheckTarget(version: .v(3, 5)))
    #expect(newer.check([reading]).findings.isEmpty)
  }
}

import Checks
import SparkSource
import Testing

@Suite struct PerPathTests {
  @Test("a rule does not count where its path says so, and counts elsewhere")
  func ignored() throws {
    let settings = try CheckSettings(
      parsing: SourceText(
        "check:\n  per-path:\n    \"legacy/**\": { ignore: [BM111] }\n", file: "ballast.yaml"))
    var checker = Checker()
    checker.ignoredPerPath = settings.ignoredPerPath
    checker.folder = SettingsFolder("/project", current: "/project")
    let readings = ["legacy/a.conf", "b.conf", "/project/legacy/c.conf", "/legacy/d.conf"].map {
      SourceReader.read(
        SourceText("spark.driver.memory 32g\nspark.executor.memory 1.5g\n", file: $0),
        as: .sparkDefaults)
    }
    let result = checker.check(readings)
    let found = result.findings.map { "\($0.place.file) \($0.rule)" }
    #expect(
      found == [
        "legacy/a.conf BM108", "b.conf BM111", "b.conf BM108", "/project/legacy/c.conf BM108",
        "/legacy/d.conf BM111", "/legacy/d.conf BM108",
      ])
    #expect(result.suppressed == 0)
  }
}

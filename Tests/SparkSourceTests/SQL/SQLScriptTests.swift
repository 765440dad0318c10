import SparkSource
import Testing

@Suite struct SQLScriptTests {
  private func settings(_ text: String) -> [WrittenSetting] {
    SQLScript.reading(of: SourceText(text, file: "f")).configurations.flatMap(\.settings)
  }

  @Test("SET has name, value and places")
  func places() {
    let text = SourceText("select 1;\n  set spark.a.b = 4g ;\nSET `spark.c`=x", file: "f")
    let found = SQLScript.reading(of: text).configurations.flatMap(\.settings)
    #expect(found.map(\.key) == ["spark.a.b", "spark.c"])
    #expect(found.map(\.value) == ["4g", "x"])
    #expect(found.map(\.keyPlace.description) == ["f:2:7", "f:3:5"])
    #expect(found.map { text.text(in: $0.valuePlace.range) } == ["4g", "x"])
  }

  @Test(
    "comments, strings and other statements are no settings",
    arguments: [
      "-- SET spark.a=1", "/* SET spark.a=1; */", "SELECT 'x; SET spark.a=1;'", "SET spark.a",
      "SETTING spark.a=1", "SET TIME ZONE 'x'", "SELECT \"\\\"; SET spark.a=1\"", "SET other=1",
    ])
  func nearMiss(text: String) {
    #expect(settings(text).isEmpty)
  }

  @Test(
    "an unfinished text is read as far as it goes",
    arguments: ["'", "/*", "`", "\\", "'\\", "SET", "SET =", "SET spark.b="])
  func unfinished(end: String) {
    #expect(settings("SET spark.a=1; \(end)").first?.value == "1")
  }
}

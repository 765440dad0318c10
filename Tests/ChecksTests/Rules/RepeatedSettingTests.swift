import Advisor
import Checks
import SparkMemory
import SparkSource
import Testing

@Suite struct RepeatedSettingTests {
  @Test("of a setting that stands twice the earlier one is removed")
  func repeats() throws {
    let text = "spark.executor.memory 4g\nspark.executor.cores 2\nspark.executor.memory 8g\n"
    let found = try findings(of: "BM106", in: text)
    #expect(found.map(\.at) == ["1:1"])
    #expect(found.first?.severity == .warning)
    let fixed = FixedText(SourceText(text, file: "file"), findings: found)
    #expect(fixed.text == "spark.executor.cores 2\nspark.executor.memory 8g\n")
  }

  @Test("the same value twice is a note")
  func same() throws {
    let found = try findings(
      of: "BM106", in: "spark.executor.memory 4g\nspark.executor.memory=4g")
    #expect(found.map(\.severity) == [.note])
  }

  @Test("two settings, and an option beside a --conf, are no repetition")
  func nearMiss() throws {
    #expect(
      try findings(of: "BM106", in: "spark.executor.memory 4g\nspark.driver.memory 4g").isEmpty)
    let line = "spark-submit --executor-memory 4g --conf spark.executor.memory=8g app.jar"
    #expect(try findings(of: "BM106", in: line, as: .sparkSubmit).isEmpty)
  }

  @Test(
    "of the branches of a template only one is there, and nothing is removed",
    arguments: [
      """
      {% if env == 'prod' %}
      spark.executor.memory 16g
      {% else %}
      spark.executor.memory 4g
      {% endif %}
      """,
      "{{- if .Values.big }}\nspark.a 1\n{{- else }}\nspark.a 2\n{{- end }}\n",
      "# {% if a %}\nspark.a 1\n# {% else %}\nspark.a 2\n# {% endif %}\n",
      "<% if a %>\nspark.a 1\n<% else %>\nspark.a 2\n<% end %>\n",
    ])
  func branches(text: String) throws {
    #expect(try findings(of: "BM106", in: text).isEmpty)
    let checker = Checker()
    let reading = SourceReader.read(SourceText(text, file: "file"), as: .sparkDefaults)
    let found = checker.check([reading]).findings
    #expect(found.isEmpty)
    #expect(FixedText(reading.text, findings: found).text == text)
  }

  @Test("what is no setting of Spark's may stand twice")
  func others() throws {
    #expect(try findings(of: "BM106", in: "log 1\nlog 2\nspark.a 1").isEmpty)
  }

  @Test("what a session says counts until it says otherwise")
  func sessions() throws {
    let text = """
      SET spark.sql.shuffle.partitions=400;
      INSERT INTO a SELECT * FROM b;
      SET spark.sql.shuffle.partitions=10;
      INSERT INTO c SELECT * FROM d;
      """
    #expect(try findings(of: "BM106", in: text, as: .sql).isEmpty)
  }
}

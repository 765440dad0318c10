import SparkSource
import Testing

@Suite struct ChartValuesTests {
  private func settings(_ text: SourceText) -> [WrittenSetting] {
    SourceReader.read(text, as: .yaml).configurations.flatMap(\.settings)
  }

  @Test(
    "maps of settings in values of a chart are read",
    arguments: ["sparkConf", "sparkProperties", "spark_conf", "sparkConfig"])
  func maps(name: String) {
    let text = SourceText(
      "spark:\n  \(name):\n    spark.executor.memory: 4g\n    \"spark.executor.cores\": \"2\"\n",
      file: "values.yaml")
    #expect(SourceReader.format(of: text) == .yaml)
    #expect(settings(text).map(\.value) == ["4g", "2"])
    #expect(settings(text).map(\.keyPlace.line) == [3, 4])
  }

  @Test("a ConfigMap's file is read line by line, where it stands")
  func configMap() {
    let text = SourceText(
      """
      apiVersion: v1
      kind: ConfigMap
      data:
        other.txt: spark.a 1
        spark-defaults.conf: |
          # memory

          spark.executor.memory  4g
          spark.driver.extraJavaOptions=-Da=b -Dc=d
        spark.properties: |-
          spark.master=yarn
      """, file: "map.yaml")
    let found = SourceReader.read(text, as: .yaml).configurations
    #expect(found.map(\.kind) == [.properties, .properties])
    let settings = found.flatMap(\.settings)
    #expect(settings.map { $0.value ?? "?" } == ["4g", "-Da=b -Dc=d", "yarn"])
    #expect(settings.map { text.text(in: $0.valuePlace.range) } == ["4g", "-Da=b -Dc=d", "yarn"])
    #expect(settings.map(\.keyPlace.line) == [8, 9, 11])
    #expect(
      settings.first?.removal.map { text.text(in: $0.range) } == "    spark.executor.memory  4g\n"
        || settings.first?.removal.map { text.text(in: $0.range) }
          == "spark.executor.memory  4g\n"
    )
  }

  @Test("what a template will say is not known")
  func templates() {
    let text = SourceText(
      """
      sparkConf:
        spark.executor.memory: "{{ .Values.memory }}"
        spark.executor.cores: "4"
      files:
        spark-defaults.conf: |
          spark.driver.memory {{ .Values.driver }}
          spark.driver.cores 2
      """, file: "values.yaml")
    #expect(settings(text).map(\.value) == [nil, "4", nil, "2"])
  }

  @Test("a line that no properties file may have is named where it stands")
  func refusals() {
    let text = SourceText(
      "spark-defaults.conf: |\n  spark.a 1\n  spark.b \\u12\n", file: "values.yaml")
    let found = SourceReader.read(text, as: .yaml).configurations
    #expect(found.flatMap(\.refusals).map(\.place.line) == [3])
  }

  @Test("other YAML has no settings")
  func nearMiss() {
    for text in ["spark: 1", "image: spark\nconf:\n  a: b", "a: |\n  spark.x 1\n"] {
      #expect(SourceReader.format(of: SourceText(text, file: "values.yaml")) == nil)
    }
  }
}

import SparkSource
import Testing

@Suite struct SourceReaderTests {
  @Test(
    "a form is told by name and content",
    arguments: [
      ("conf/spark-defaults.conf", "", "spark-defaults"),
      ("a.properties", "spark.a 1\nlog 2", "spark-defaults"),
      ("run.sh", "spark-submit --driver-memory 1g a.jar", "spark-submit"),
      ("run", "#!/bin/sh\nspark-submit --driver-memory 1g a.jar", "spark-submit"),
      ("Makefile", "a:\n\tspark-submit --driver-memory 1g a.jar", "spark-submit"),
      ("a.yaml", "kind: SparkApplication\nspec: {}", "yaml"), ("a.sql", "SET spark.a=1", "sql"),
    ])
  func told(file: String, text: String, format: String) {
    #expect(SourceReader.format(of: SourceText(text, file: file))?.rawValue == format)
  }

  @Test(
    "what holds no settings has none",
    arguments: [
      ("log4j.properties", "rootLogger=info\na=b\nspark.a=1"), ("a.yaml", "kind: Deployment"),
      ("run.sh", "echo hello"), ("a.py", "spark.a 1"),
      ("README.md", "spark-submit --driver-memory 1g"),
      ("a.sql", "SELECT 1"), ("LICENSE", "some words"), ("", ""),
    ])
  func nothing(file: String, text: String) {
    #expect(SourceReader.format(of: SourceText(text, file: file)) == nil)
  }

  @Test("random bytes trap in no reader")
  func noise() {
    var state: UInt64 = 1
    let letters = Array(
      "spark-submit --conf spark.a=1g kind: SparkApplication SET ;'\"\\\n\r\t $(){}[]#<|&`😀")
    for _ in 0..<400 {
      var text = ""
      for _ in 0..<60 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(letters[Int(state >> 33) % letters.count])
      }
      for format in SourceReader.Format.allCases {
        let source = SourceText("SparkApplication spark-submit " + text, file: "f")
        let reading = SourceReader.read(source, as: format)
        for setting in reading.configurations.flatMap(\.settings) {
          #expect(setting.valuePlace.range.upperBound <= source.string.utf16.count)
        }
      }
    }
  }

  @Test("a file with an application and a ConfigMap has both, each once")
  func severalKinds() {
    let text = """
      kind: ConfigMap
      data:
        spark-defaults.conf: |
          spark.executor.memory 1g
      ---
      kind: SparkApplication
      spec: {sparkConf: {spark.executor.cores: "2"}}
      """
    let reading = SourceReader.read(SourceText(text, file: "a.yaml"), as: .yaml)
    #expect(reading.configurations.map(\.kind) == [.properties, .sparkApplication])
    #expect(reading.configurations.map(\.settings.count) == [1, 1])
  }

  @Test("an application that cannot be read is not passed over, and a template of one is")
  func broken() {
    for body in ["  sparkConf: {spark.a: 1, spark.a: 2}\n", "\tsparkConf: {}\n"] {
      let text = "kind: SparkApplication\nspec:\n\(body)"
      #expect(SourceReader.format(of: SourceText(text, file: "a.yaml")) == .yaml)
      let template = text + "  {{- if .Values.x }}\n\ty: 1\n  {{- end }}\n"
      #expect(SourceReader.format(of: SourceText(template, file: "a.yaml")) == nil)
      let other = SourceText(text.replacing("SparkApplication", with: "Service"), file: "a.yaml")
      #expect(SourceReader.format(of: other) == nil)
    }
  }
}

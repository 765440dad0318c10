import SparkMemory
import SparkSource
import Testing

@Suite struct ManagedJSONTests {
  private func settings(_ text: String) -> [String] {
    ManagedJSON.reading(of: SourceText(text, file: "f")).configurations.flatMap(\.settings)
      .map { "\($0.key)=\($0.value ?? "?")" }
  }

  @Test(
    "each offering's form is read",
    arguments: [
      // EMR
      """
      [{"Classification": "spark-defaults", "Properties": {"spark.executor.memory": "4g"}},
       {"Classification": "yarn-site", "Properties": {"yarn.x": "1"}}]
      """,
      #"{"Configurations": [{"Classification": "spark-defaults", "Properties": {"spark.executor.memory": "4g"}}]}"#,
      // Databricks
      #"{"job_clusters": [{"new_cluster": {"spark_conf": {"spark.executor.memory": "4g"}}}]}"#,
      // Livy
      #"{"file": "a.jar", "conf": {"spark.executor.memory": "4g"}}"#,
      #"{"executorMemory": "4g", "conf": {}}"#, #"{"executorMemory": "4g"}"#,
      #"{"kind": "pyspark", "conf": {"spark.executor.memory": "4g"}}"#,
      // EMR Serverless
      #"{"jobDriver": {"sparkSubmit": {"sparkSubmitParameters": "--executor-memory 4g"}}}"#,
      #"{"a": [{"classification": "spark-defaults", "properties": {"spark.executor.memory": "4g"}}]}"#,
      // Terraform
      #"{"locals": {"spark_conf": {"spark.executor.memory": "4g"}}}"#,
      // Dataproc
      #"{"pysparkJob": {"mainPythonFileUri": "a.py", "properties": {"spark.executor.memory": "4g"}}}"#,
      #"{"config": {"softwareConfig": {"properties": {"spark:spark.executor.memory": "4g", "yarn:a": "b"}}}}"#,
    ])
  func forms(text: String) {
    #expect(settings(text) == ["spark.executor.memory=4g"])
  }

  @Test(
    "other JSON has none",
    arguments: [
      #"{"name": "spark", "conf": {"executor.memory": "4g"}}"#, "[]", "spark",
      "{\"spark\": [",
      #"{"Classification": "yarn-site", "Properties": {"spark.a": "1"}}"#,
    ])
  func nearMiss(text: String) {
    #expect(settings(text).filter { $0.hasPrefix("spark.executor") }.isEmpty)
  }

  @Test("places are those within the quotes")
  func places() {
    let text = SourceText(
      "{\n\t\"spark_conf\": {\n\t\t\"spark.driver.memory\": \"4g\"}}", file: "f")
    let settings = ManagedJSON.reading(of: text).configurations.flatMap(\.settings)
    #expect(settings.map(\.keyPlace.description) == ["f:3:4"])
    #expect(settings.map { text.text(in: $0.valuePlace.range) } == ["4g"])
  }

  @Test("EMR is YARN, and its deploy mode is open")
  func environment() {
    let text = #"[{"Classification": "spark-defaults", "Properties": {"spark.a": "1"}}]"#
    let found = ManagedJSON.reading(of: SourceText(text, file: "f")).configurations
    #expect(found.map(\.manager) == [.yarn])
    #expect(found.map(\.kind.leavesRestOpen) == [true])
  }

  @Test("a command in a string has its places in the string, escapes included")
  func parameters() throws {
    let text = SourceText(
      #"""
      {"jobDriver": {"sparkSubmit": {
        "sparkSubmitParameters": "--conf spark.a=1 --conf \"spark.b=x y\" --executor-memory 4g"}}}
      """#, file: "f")
    let found = ManagedJSON.reading(of: text).configurations
    #expect(found.map(\.kind) == [.managed])
    #expect(found.map(\.manager) == [nil])
    let settings = found.flatMap(\.settings)
    #expect(settings.map { $0.value } == ["1", "x y", "4g"])
    #expect(
      settings.map { text.text(in: $0.keyPlace.range) } == [
        "spark.a", "spark.b", "--executor-memory",
      ])
    #expect(settings.map { text.text(in: $0.valuePlace.range) } == ["1", "x y", "4g"])
    #expect(settings.map(\.valuePlace.line) == [2, 2, 2])
  }

  @Test("parameters whose escapes nobody can place begin where the string does")
  func folded() {
    let text = SourceText(
      "sparkSubmitParameters: >\n  --conf spark.a=1\n  --driver-memory 2g\n", file: "f")
    let settings = ManagedJSON.reading(of: text).configurations.flatMap(\.settings)
    #expect(settings.map(\.value) == ["1", "2g"])
    #expect(settings.allSatisfy { $0.valuePlace.line == 1 })
  }

  @Test("a job run is one application, whose parameters count before its overrides")
  func jobRun() {
    let text = SourceText(
      #"""
      {"configurationOverrides": {"applicationConfiguration": [
         {"classification": "spark-defaults", "properties": {"spark.a": "1", "spark.b": "2"}}]},
       "jobDriver": {"sparkSubmit": {"sparkSubmitParameters": "--conf spark.a=3"}}}
      """#, file: "f")
    let found = ManagedJSON.reading(of: text).configurations
    #expect(found.count == 1)
    let settings = found.flatMap(\.settings)
    #expect(settings.map(\.key) == ["spark.a", "spark.b", "spark.a"])
    #expect(settings.map(\.way) == [.property, .property, .conf])
  }

  @Test(
    "the words of a command are a line, with their places",
    arguments: [
      #"{"Steps": [{"HadoopJarStep": {"Jar": "x", "Args": ["spark-submit", "--conf", "spark.a=x 'y'", "--driver-memory", "2g", "a.jar"]}}]}"#,
      #"{"spark_submit_task": {"parameters": ["--conf", "spark.a=x 'y'", "--driver-memory", "2g", "a.jar"]}}"#,
    ])
  func words(text: String) throws {
    #expect(settings(text) == ["spark.a=x 'y'", "spark.driver.memory=2g"])
    let source = SourceText(text, file: "f")
    let last = try #require(
      ManagedJSON.reading(of: source).configurations.flatMap(\.settings).last)
    #expect(source.text(in: last.valuePlace.range) == "2g")
    #expect(source.text(in: last.keyPlace.range) == "--driver-memory")
  }
}

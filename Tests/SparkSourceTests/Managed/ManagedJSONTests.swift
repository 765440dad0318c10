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
      #"{"executorMemory": "4g", "conf": {}}"#,
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
      #"{"name": "spark", "conf": {"spark.executor.memory": "4g"}}"#, "[]", "spark",
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
}

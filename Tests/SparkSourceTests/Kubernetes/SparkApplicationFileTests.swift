import SparkMemory
import SparkSource
import Testing

@Suite struct SparkApplicationFileTests {
  private let application = """
    apiVersion: sparkoperator.k8s.io/v1beta2
    kind: SparkApplication
    spec:
      type: Python
      mode: cluster
      sparkVersion: 3.5.1
      sparkConf:
        "spark.sql.shuffle.partitions": "64"
      dynamicAllocation: {enabled: true, maxExecutors: 9}
      driver:
        memory: '2g'
        coreLimit: 1200m
      executor:
        instances: 3
        memory: 4g # enough
        memoryOverhead: "512m"
    """

  private func read(_ text: String) -> SourceReading {
    SparkApplicationFile.reading(of: SourceText(text, file: "f"))
  }

  @Test("fields are settings, and what else is known of the application is told")
  func fields() throws {
    let found = try #require(read(application).configurations.first)
    let settings = Dictionary(
      uniqueKeysWithValues: found.settings.map { ($0.key, $0.value ?? "?") })
    #expect(
      settings == [
        "spark.submit.deployMode": "cluster", "spark.sql.shuffle.partitions": "64",
        "spark.dynamicAllocation.enabled": "true", "spark.dynamicAllocation.maxExecutors": "9",
        "spark.driver.memory": "2g", "spark.kubernetes.driver.limit.cores": "1200m",
        "spark.executor.instances": "3", "spark.executor.memory": "4g",
        "spark.executor.memoryOverhead": "512m",
      ])
    #expect(found.manager == .kubernetes)
    #expect(found.isPython == true)
    #expect(found.sparkVersion == .v(3, 5, 1))
  }

  @Test("places are those of the scalars, without their quotes")
  func places() throws {
    let text = SourceText(application, file: "f")
    let settings = SparkApplicationFile.reading(of: text).configurations.flatMap(\.settings)
    for setting in settings {
      #expect(text.text(in: setting.valuePlace.range) == setting.value)
      #expect(text.text(in: setting.keyPlace.range) == setting.spelling)
    }
  }

  @Test("the template of a scheduled one is read, and other documents are not")
  func scheduled() {
    let text = """
      kind: ConfigMap
      ---
      kind: ScheduledSparkApplication
      spec:
        schedule: "@daily"
        template:
          executor: {memory: 4g}
      """
    #expect(read(text).configurations.flatMap(\.settings).map(\.key) == ["spark.executor.memory"])
    #expect(read("kind: Deployment\nspec: {}").configurations.isEmpty)
  }

  @Test(
    "what stands before an error is read, and the error is said",
    arguments: ["a: [", "\t- x: :", "%"])
  func damaged(end: String) {
    let reading = read(application + "\n---\n" + end)
    #expect(reading.configurations.count == 1)
    #expect(reading.notes.count == 1)
  }

  @Test("a value that a template hides is not known")
  func template() {
    let text = "kind: SparkApplication\nspec:\n  driver:\n    memory: \"{{ .Values.memory }}\""
    #expect(read(text).configurations.flatMap(\.settings).map(\.value) == [nil])
  }

  @Test("nesting without end is an error and no crash")
  func depth() {
    let text = "kind: SparkApplication\nspec: " + String(repeating: "[", count: 100_000)
    #expect(read(text).configurations.isEmpty)
    #expect(read(text).notes.count == 1)
  }

  @Test("what a tool replaces is not known", arguments: ["{{ m }}", "${M}", "<%= m %>", "$(M)"])
  func templates(value: String) {
    let text = "kind: SparkApplication\nspec:\n  driver: {memory: \"\(value)\"}\n"
    #expect(read(text).configurations.flatMap(\.settings).map(\.value) == [nil])
  }

  @Test("what a merge key says counts where the mapping itself says nothing")
  func merges() {
    let text = """
      x: &x {spark.a: "1", spark.b: "2"}
      kind: SparkApplication
      spec:
        sparkConf:
          spark.b: "3"
          <<: [*x, {spark.a: "4", spark.c: "5"}]
        driver: {<<: {memory: 2g}, cores: 1}
      """
    let settings = read(text).configurations.flatMap(\.settings)
    #expect(
      settings.map { "\($0.key)=\($0.value ?? "?")" } == [
        "spark.a=1", "spark.c=5", "spark.b=3", "spark.driver.memory=2g", "spark.driver.cores=1",
      ])
    #expect(settings.first?.keyPlace.description == "f:1:8")
  }
}

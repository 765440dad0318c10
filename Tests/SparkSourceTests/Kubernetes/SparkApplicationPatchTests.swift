import SparkSource
import Testing

@Suite struct SparkApplicationPatchTests {
  @Test("settings with a field of their own go there, the others to sparkConf")
  func fields() throws {
    let text = try SparkApplicationFile.patch([
      ("spark.executor.memory", "4g"), ("spark.executor.cores", "2"), ("spark.x", "8"),
      ("spark.dynamicAllocation.enabled", "true"),
    ])
    #expect(
      text == """
        apiVersion: sparkoperator.k8s.io/v1beta2
        kind: SparkApplication
        spec:
          executor:
            memory: "4g"
            cores: 2
          sparkConf:
            spark.x: "8"
          dynamicAllocation:
            enabled: true

        """)
  }

  @Test("what a field does not take goes to sparkConf")
  func notTaken() throws {
    let text = try SparkApplicationFile.patch([("spark.executor.cores", "two")])
    #expect(text.contains("sparkConf:\n    spark.executor.cores: \"two\""))
  }

  @Test("nothing is an empty specification")
  func empty() throws {
    #expect(try SparkApplicationFile.patch([]).hasSuffix("spec: {}\n"))
  }
}

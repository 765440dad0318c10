import SparkProfile
import Testing

@Suite struct AcceleratorTests {
  @Test("an accelerator is told by the properties that switch it on")
  func switchedOn() {
    let tags = "spark.databricks.clusterUsageTags."
    let cases: [([String: String], Accelerator)] = [
      ([tags + "sparkVersion": "13.3.x-photon-scala2.12"], .photon),
      ([tags + "effectiveSparkVersion": "11.3.x-photon-scala2.12"], .photon),
      ([tags + "runtimeEngine": "PHOTON"], .photon),
      (["spark.plugins": "com.nvidia.spark.SQLPlugin"], .rapids),
      (["spark.plugins": "org.example.Other, com.nvidia.spark.SQLPlugin"], .rapids),
      (["spark.plugins": "org.apache.gluten.GlutenPlugin"], .gluten),
      (["spark.plugins": "io.glutenproject.GlutenPlugin"], .gluten),
      (["spark.plugins": "org.apache.spark.CometPlugin"], .comet),
    ]
    for (configuration, accelerator) in cases {
      #expect(Accelerator(configuration: configuration) == accelerator)
    }
  }

  @Test("an accelerator that is switched off, or only explains, is none")
  func switchedOff() {
    let rapids = ["spark.plugins": "com.nvidia.spark.SQLPlugin"]
    let off: [[String: String]] = [
      [:],
      ["spark.plugins": "org.example.com.nvidia.spark.SQLPluginX"],
      rapids.merging(["spark.rapids.sql.enabled": "FALSE"]) { $1 },
      rapids.merging(["spark.rapids.sql.mode": "explainOnly"]) { $1 },
      [
        "spark.databricks.clusterUsageTags.sparkVersion": "13.3.x-scala2.12",
        "spark.databricks.clusterUsageTags.runtimeEngine": "STANDARD",
      ],
      ["spark.plugins": "org.apache.gluten.GlutenPlugin", "spark.gluten.enabled": "false"],
      ["spark.plugins": "org.apache.spark.CometPlugin", "spark.comet.enabled": "false"],
    ]
    for configuration in off { #expect(Accelerator(configuration: configuration) == nil) }
  }

  @Test("of two parts of a log, the first that shows an accelerator decides")
  func merging() {
    var first = SparkProfile()
    var later = SparkProfile()
    later.application.accelerator = .photon
    first.merge(later)
    #expect(first.application.accelerator == .photon)
    later.application.accelerator = .rapids
    first.merge(later)
    #expect(first.application.accelerator == .photon)
    first.merge(SparkProfile())
    #expect(first.application.accelerator == .photon)
  }

  @Test("what Photon and RAPIDS hold is unseen; Gluten and Comet ask Spark for it")
  func unseen() {
    #expect(Accelerator.allCases.filter(\.holdsUnseenMemory) == [.photon, .rapids])
  }
}

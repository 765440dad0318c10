@testable import SparkEventLog
import SparkProfile
import Testing

@Suite struct RedactionTests {
  @Test(arguments: [
    ("spark.hadoop.fs.s3a.secret.key", true), ("spark.ssl.keyPassword", true),
    ("spark.my.TOKEN", true), ("spark.hadoop.fs.s3a.access.key", true),
    ("spark.hadoop.fs.azure.accessKey", true), ("spark.executor.memory", false),
    ("spark.hadoop.fs.s3a.access.style", false),
  ])
  func keys(key: String, isCovered: Bool) {
    #expect((Redaction.redacted("value", of: key) == Redaction.replacement) == isCovered)
  }

  @Test func secretsInValuesAreCoveredToo() {
    #expect(
      Redaction.redacted("-Djks.password=x", of: "spark.driver.extraJavaOptions")
        == Redaction.replacement)
    #expect(Redaction.redacted("-Xss4m", of: "spark.driver.extraJavaOptions") == "-Xss4m")
  }

  @Test func secretsDoNotReachAProfile() throws {
    let profile = try ProfileBuilder.profile(
      ofLines: """
        {"Event":"SparkListenerEnvironmentUpdate","Spark Properties":\
        {"spark.hadoop.fs.s3a.secret.key":"hunter2","spark.executor.memory":"2g"}}
        """)
    #expect(profile.configuration["spark.executor.memory"] == "2g")
    #expect(profile.configuration["spark.hadoop.fs.s3a.secret.key"] == Redaction.replacement)
  }
}

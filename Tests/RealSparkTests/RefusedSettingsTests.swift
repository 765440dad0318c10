import Advisor
import Checks
import SparkMemory
import SparkSource
import TestSupport
import Testing

/// What `ballast check` calls refused, put to a real Spark.
@Suite(.waitsForSpark) struct RefusedSettingsTests {
  private static let configurations = [
    "spark.executor.memory=449m", "spark.executor.memory=450m", "spark.executor.memory=4096",
    "spark.executor.memory=4096m", "spark.executor.memory=1.5g", "spark.executor.memory=1536m",
    "spark.executor.memory=8 g", "spark.executor.memory=8G", "spark.executor.memory=4gib",
    "spark.executor.memory=4gb", "spark.memory.fraction=1.5", "spark.memory.fraction=60%",
    "spark.memory.fraction=0.95", "spark.memory.fraction=0", "spark.memory.storageFraction=1.0",
    "spark.memory.storageFraction=0.9", "spark.executor.extraJavaOptions=-XX:+UseG1GC -Xmx6g",
    "spark.executor.extraJavaOptions=-Xss4m", "spark.memory.offHeap.enabled=true",
    "spark.memory.offHeap.enabled=true\tspark.memory.offHeap.size=1g",
    "spark.memory.offHeap.enabled=yes", "spark.executor.cores=four", "spark.executor.cores=4",
  ]

  @Test(
    "errors of the rules are what Spark refuses, and nothing else is",
    arguments: SparkReferee.allCases)
  func agree(_ referee: SparkReferee) throws {
    let answers = try referee.answers(
      to: Self.configurations, by: "Refusals", javaOptions: ["-Xmx1g"])
    try #require(answers.count == Self.configurations.count)
    let checker = Checker(target: CheckTarget(version: referee.version, manager: .yarn))
    for (configuration, answer) in zip(Self.configurations, answers) {
      let text = SourceText(configuration.replacing("\t", with: "\n"), file: "f")
      let findings = checker.check([SourceReader.read(text, as: .sparkDefaults)]).findings
      let isRefused = findings.contains { $0.severity == .error }
      #expect(isRefused == (answer == "refused"), "\(configuration): Spark says \(answer)")
    }
  }
}

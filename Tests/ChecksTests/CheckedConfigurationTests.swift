import Checks
import SparkMemory
import SparkSource
import Testing

@Suite struct CheckedConfigurationTests {
  private func configuration(
    _ line: String, over properties: String? = nil
  ) throws -> CheckedConfiguration {
    let written = SourceReader.read(SourceText(line, file: "a.sh"), as: .sparkSubmit)
    let base = properties.map {
      SourceReader.read(SourceText($0, file: "spark-defaults.conf"), as: .sparkDefaults)
    }
    return CheckedConfiguration(
      try #require(written.configurations.first), over: base?.configurations.first)
  }

  @Test("options count before --conf, --conf before the file, and each keeps its origin")
  func precedence() throws {
    let merged = try configuration(
      "spark-submit --executor-memory 3g --conf spark.executor.memory=2g "
        + "--conf spark.driver.memory=2g a.jar",
      over: "spark.executor.memory 1g\nspark.driver.memory 1g\nspark.executor.cores 7")
    #expect(merged.effective[.executorMemory] == "3g")
    #expect(merged.effective[.driverMemory] == "2g")
    #expect(merged.effective[.executorCores] == "7")
    #expect(merged.counting(.executorMemory)?.spelling == "--executor-memory")
    #expect(merged.counting(.executorCores)?.keyPlace.file == "spark-defaults.conf")
    #expect(merged.settings.filter { $0.key == "spark.executor.memory" }.count == 3)
  }

  @Test("the last one of several counts")
  func last() throws {
    let merged = try configuration(
      "spark-submit --conf spark.executor.memory=2g --conf spark.executor.memory=4g a.jar")
    #expect(merged.effective[.executorMemory] == "4g")
  }

  @Test("an option that spark-submit ignores counts as not said")
  func ignored() throws {
    let merged = try configuration(
      "spark-submit --master local --executor-memory 4g a.jar", over: "spark.executor.memory 2g")
    #expect(merged.manager == .local)
    #expect(merged.ignoredOptions.map(\.setting.spelling) == ["--executor-memory"])
    #expect(merged.effective[.executorMemory] == "2g")
  }

  @Test("a variable hides a value, and only that")
  func unknown() throws {
    let merged = try configuration(
      "spark-submit --executor-memory $M --driver-memory 2g a.jar", over: "spark.executor.memory 1g"
    )
    #expect(!merged.isKnown(.executorMemory))
    #expect(merged.isKnown(.driverMemory))
    #expect(merged.effective[.executorMemory] == nil)
    #expect(merged.acceptedLayout(of: .executor) == nil)
    #expect(merged.acceptedLayout(of: .driver) != nil)
  }

  @Test("options in a variable hide everything that is not said")
  func partial() throws {
    let merged = try configuration("spark-submit $OPTIONS --driver-memory 2g a.jar")
    #expect(!merged.isKnown(.executorMemory))
    #expect(merged.isKnown(.driverMemory))
    #expect(merged.deployMode == nil)
  }

  @Test("manager and deploy mode come from the settings, and from who knows better")
  func environment() throws {
    let merged = try configuration("spark-submit --master yarn --deploy-mode cluster a.py")
    #expect(merged.manager == .yarn)
    #expect(merged.deployMode == .cluster)
    #expect(merged.isPython == true)
    let other = CheckedConfiguration(merged.written, target: CheckTarget(manager: .kubernetes))
    #expect(other.manager == .kubernetes)
  }
}

import Report
import SparkMemory
import Testing

@Suite struct VersionSpanTests {
  private func spans(
    _ values: [String: String], manager: ClusterManager = .yarn, version: SparkVersion = .latest
  ) throws -> [VersionSpan] {
    let configuration = SparkConfiguration(values)
    let environment = try ClusterEnvironment(
      configuration: configuration, version: version, manager: manager)
    return try ExplainReport(configuration: configuration, environment: environment).versions
  }

  @Test func aPlainConfigurationMeansTheSameInEveryRelease() throws {
    let spans = try spans(["spark.executor.memory": "8g"])
    #expect(spans.count == 1)
    #expect(spans.first?.since == SparkVersion.releases.first)
    #expect(spans.first?.until == .latest)
    #expect(spans.first?.isExplained == true)
  }

  @Test func theMinimumOfTheOverheadIsReadSince4() throws {
    let spans = try spans([
      "spark.executor.memory": "2g", "spark.executor.minMemoryOverhead": "1g",
    ])
    #expect(spans.map(\.until) == [.v(3, 5), .latest])
    #expect(spans.compactMap(\.executor).map(\.requested) == [.mebibytes(2432), .mebibytes(3072)])
    #expect(spans.last?.changes == ["spark.executor.minMemoryOverhead is read"])
  }

  @Test func theOverheadFactorIsReadSince3_3() throws {
    let spans = try spans([
      "spark.executor.memory": "10g", "spark.executor.memoryOverheadFactor": "0.2",
    ])
    #expect(spans.map(\.until) == [.v(3, 2), .latest])
    #expect(spans.last?.executor?.requested == .mebibytes(12288))
  }

  @Test(arguments: [
    (ClusterManager.yarn, SparkVersion.v(3, 0)), (.kubernetes, SparkVersion.v(3, 1)),
  ])
  func offHeapMemoryIsCountedFromARelease(manager: ClusterManager, since: SparkVersion) throws {
    let spans = try spans(
      [
        "spark.executor.memory": "1g", "spark.memory.offHeap.enabled": "true",
        "spark.memory.offHeap.size": "2g",
      ], manager: manager)
    #expect(spans.last?.since == since)
    #expect(spans.compactMap(\.executor).map(\.requested) == [.mebibytes(1408), .mebibytes(3456)])
    #expect(spans.last?.changes.count == 1)
  }

  @Test func whatAReleaseRefusesIsSaid() throws {
    let spans = try spans(["spark.executor.memory": "8gib"], version: .v(4, 2))
    #expect(spans.map(\.since) == [.v(2, 4), .v(4, 2)])
    #expect(spans.first?.executor == nil)
    #expect(spans.first?.refusal?.contains("since 4.2") == true)
    #expect(spans.last?.isExplained == true)
    #expect(spans.first?.isExplained == false)
  }

  @Test func anyPatchOfAReleaseLiesInItsSpan() throws {
    let spans = try spans(["spark.executor.memory": "8g"], version: .v(3, 5, 8))
    #expect(spans.first?.isExplained == true)
  }
}

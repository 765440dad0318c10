import Advisor
import Report
import SparkMemory
import TestSupport
import Testing

@Suite struct PredictionReportTests {
  @Test("the configuration has what was given, and what decides memory")
  func configuration() throws {
    let report = try ExampleLog.spill.prediction(
      [ConfigurationKey.executorMemory.name: "2048m", "spark.network.timeout": "300s"],
      manager: .yarn)
    let configuration = report.configuration
    // As it was given, and not as it would be written here.
    #expect(configuration["spark.executor.memory"] == "2048m")
    #expect(configuration["spark.network.timeout"] == "300s")
    #expect(configuration["spark.executor.memoryOverhead"] == "384m")
    #expect(configuration["spark.executor.cores"] == "2")
    #expect(configuration["spark.driver.memory"] == "1g")
    #expect(configuration["spark.driver.maxResultSize"] == "1g")
    #expect(configuration["spark.memory.fraction"] == "0.6")
    #expect(configuration["spark.sql.shuffle.partitions"] == "8")
    #expect(configuration["spark.memory.offHeap.size"] == nil)
  }

  @Test("where there is no container there is no overhead, and off-heap memory is there when on")
  func offHeap() throws {
    let report = try ExampleLog.spill.prediction([
      "spark.memory.offHeap.enabled": "true", "spark.memory.offHeap.size": "1g",
    ])
    #expect(report.configuration["spark.executor.memoryOverhead"] == nil)
    #expect(report.configuration["spark.memory.offHeap.size"] == "1g")
  }

  @Test("an older name of a setting stands for the current one")
  func olderName() throws {
    let report = try ExampleLog.spill.prediction(
      ["spark.yarn.executor.memoryOverhead": "1g"], manager: .yarn)
    #expect(report.changes.map(\.key) == ["spark.executor.memoryOverhead"])
    #expect(report.prediction.deployment.executor?.overhead == .gibibytes(1))
  }

  @Test("the old value is what the run had, set or not")
  func oldValues() throws {
    let changes = try ExampleLog.spill.prediction([
      "spark.executor.memory": "1g", "spark.memory.fraction": "0.5",
      "spark.executor.instances": "3", "spark.unheard.of": "1",
    ]).changes
    let old = Dictionary(uniqueKeysWithValues: changes.map { ($0.key, $0.old) })
    #expect(old["spark.executor.memory"] == "600m")
    #expect(old["spark.memory.fraction"] == "0.6")
    #expect(old["spark.executor.instances"] == "1")
    #expect(old["spark.unheard.of"] == .some(nil))
    #expect(changes.first { $0.key == "spark.memory.fraction" }?.oldIsDefault == true)
    #expect(changes.first { $0.key == "spark.executor.memory" }?.oldIsDefault == false)
  }

  @Test("a setting that changes nothing here is said to")
  func withoutEffect() throws {
    let unheard = try ExampleLog.spill.prediction(["spark.unheard.of": "1"])
    #expect(unheard.unknowns.contains { $0.contains("spark.unheard.of") })
    let silenced = try ExampleLog.spill.prediction(
      ["spark.executor.memoryOverhead": "1g", "spark.executor.memoryOverheadFactor": "0.4"],
      manager: .yarn)
    #expect(silenced.unknowns.contains { $0.contains("memoryOverheadFactor would change") })
    let known = try ExampleLog.spill.prediction(["spark.executor.memory": "1g"])
    #expect(known.unknowns == known.prediction.unknowns)
  }

  @Test("GiB·h are the granted containers of all executors for the time that it takes")
  func reserved() throws {
    let report = try ExampleLog.spill.prediction(
      ["spark.executor.memory": "1g", "spark.executor.instances": "3"], manager: .yarn)
    let duration = try #require(report.duration)
    let granted = try #require(report.prediction.deployment.executor?.granted)
    let reserved = try #require(report.reservedGiBHours)
    let each = Double(granted.bytes) / Double(ByteSize.gibibytes(1).bytes) * 3 / 3_600_000
    #expect(abs(reserved.lowerBound - each * Double(duration.lowerBound)) < 1e-9)
    #expect(abs(reserved.upperBound - each * Double(duration.upperBound)) < 1e-9)
  }

  @Test("what does not start takes no time and reserves nothing")
  func refused() throws {
    let report = try ExampleLog.spill.prediction(["spark.executor.memory": "100m"])
    #expect(report.isRefused)
    #expect(report.duration == nil)
    #expect(report.reservedGiBHours == nil)
  }
}

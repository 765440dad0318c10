import SparkMemory
import Testing

@Suite struct SparkConfigurationTests {
  @Test(
    arguments: [
      ("4g", 4096), ("2000m", 2000), ("512000k", 500), ("1g", 1024), ("4096", 4096), ("512k", 0),
      ("-1", -1),
    ] as [(String, Int64)])
  func sizesTruncateToTheUnitOfTheSetting(text: String, mebibytes: Int64) throws {
    let configuration = SparkConfiguration(["spark.executor.memory": text])
    #expect(try configuration.bytes(.executorMemory) == .mebibytes(mebibytes))
  }

  @Test func defaultsApplyWhereNothingIsSet() throws {
    let none = SparkConfiguration()
    #expect(try none.bytes(.executorMemory) == .gibibytes(1))
    #expect(try none.bytes(.executorMemoryOverhead) == nil)
    #expect(try none.double(.memoryFraction) == 0.6)
    #expect(try none.int(.shufflePartitions) == 200)
    #expect(try none.boolean(.adaptiveEnabled, version: .v(3, 0)) == false)
    #expect(try none.boolean(.adaptiveEnabled) == true)
    #expect(try none.int(.executorInstances) == nil)
  }

  @Test func fallsBackToTheOtherSetting() throws {
    #expect(try SparkConfiguration().bytes(.advisoryPartitionSize) == .mebibytes(64))
    let earlier = SparkConfiguration([
      "spark.sql.adaptive.shuffle.targetPostShuffleInputSize": "32m"
    ])
    #expect(try earlier.bytes(.advisoryPartitionSize) == .mebibytes(32))
  }

  @Test func deprecatedNamesAreReadAndTheNameWins() throws {
    var configuration = SparkConfiguration(["spark.yarn.executor.memoryOverhead": "600"])
    #expect(try configuration.bytes(.executorMemoryOverhead) == .mebibytes(600))
    configuration[.executorMemoryOverhead] = "700m"
    #expect(try configuration.bytes(.executorMemoryOverhead) == .mebibytes(700))
    #expect(configuration.isSet(.executorMemoryOverhead))
  }

  @Test(arguments: [("0.75", 0.75), ("1e-1", 0.1), (" .5 ", 0.5), ("0.6d", 0.6), ("1f", 1)])
  func readsDecimals(text: String, value: Double) throws {
    #expect(
      try SparkConfiguration(["spark.memory.fraction": text]).double(.memoryFraction) == value)
  }

  @Test(arguments: ["", "nan", "inf", "0x1p3", "a", "1g", "1e999", "*********(redacted)"])
  func refusesDecimals(text: String) {
    #expect(throws: ConfigurationError.self) {
      try SparkConfiguration(["spark.memory.fraction": text]).double(.memoryFraction)
    }
  }

  @Test(arguments: ["", "4.0", "four", "99999999999", "4m"])
  func refusesWholeNumbers(text: String) {
    #expect(throws: ConfigurationError.self) {
      try SparkConfiguration(["spark.executor.cores": text]).int(.executorCores)
    }
  }

  @Test func readsTruthValues() throws {
    let key = ConfigurationKey.offHeapEnabled
    #expect(try SparkConfiguration([key.name: " TRUE "]).boolean(key) == true)
    #expect(throws: ConfigurationError.self) {
      try SparkConfiguration([key.name: "yes"]).boolean(key)
    }
  }

  @Test func errorsNameSettingValueAndRemedy() throws {
    let configuration = SparkConfiguration([
      "spark.executor.memory": "1.5g", "spark.executor.cores": "*********(redacted)",
    ])
    let size = try #require(throws: ConfigurationError.self) {
      try configuration.bytes(.executorMemory)
    }
    #expect(
      size.description == "spark.executor.memory=1.5g: '1.5g' is a fraction, and Spark reads "
        + "whole numbers only; write 1536m")
    let count = try #require(throws: ConfigurationError.self) {
      try configuration.int(.executorCores)
    }
    #expect(
      count.description == "spark.executor.cores=*********(redacted): the value is redacted; "
        + "write a whole number, such as 4")
  }
}

import Testing

@testable import SparkSource

@Suite struct KeySpellingTests {
  @Test(
    arguments: [
      ("spark.executor.memroy", "spark.executor.memory"),
      ("spark.executer.memory", "spark.executor.memory"),
      ("spark.executor.memoryoverhead", "spark.executor.memoryOverhead"),
      ("spark.Executor.Cores", "spark.executor.cores"),
      ("spark.memory.offheap.size", "spark.memory.offHeap.size"),
      ("driver.memory", "spark.driver.memory"),
      ("spark.driver.memory", nil), ("spark.yarn.executor.memoryOverhead", nil),
      ("spark.executor.memory.overhead", "spark.executor.memoryOverhead"),
      ("spark.executors.memory", "spark.executor.memory"),
      ("spark.memory.offheap.enabled", "spark.memory.offHeap.enabled"),
      ("spark.driver.maxResultsSize", "spark.driver.maxResultSize"),
      ("spark.executor.instance", "spark.executor.instances"),
      ("spark.hadoop.fs.defaultFS", nil), ("", nil), ("spark.sql.warehouse.dir", nil),
    ] as [(String, String?)])
  func corrects(name: String, correction: String?) {
    #expect(KeySpelling.correction(of: name) == correction)
  }

  @Test(
    arguments: [
      ("spark.shuffle.partitions", "spark.sql.shuffle.partitions"),
      ("spark.sql.autoBroadcastThreshold", "spark.sql.autoBroadcastJoinThreshold"),
      ("spark.kubernetes.executor.memoryOverhead", "spark.executor.memoryOverhead"),
      ("spark.yarn.executor.memory", "spark.executor.memory"),
      ("spark.driver.resultSize", "spark.driver.maxResultSize"),
    ] as [(String, String)])
  func correctsAWordTooManyOrTooFew(name: String, correction: String) {
    #expect(KeySpelling.correction(of: name) == correction)
  }

  @Test(arguments: [
    ("spark.executor.mem", "spark.executor.memory"), ("spark.driver.mem", "spark.driver.memory"),
    ("spark.memory.frac", "spark.memory.fraction"),
    ("spark.yarn.executor.memoryoverhead", "spark.executor.memoryOverhead"),
  ])
  func correctsACutNameAndAnOlderOne(name: String, correction: String) {
    #expect(KeySpelling.correction(of: name) == correction)
  }

  @Test(arguments: ["spark.executor", "spark.memory"])
  func aWholePartIsNoCutName(name: String) {
    #expect(KeySpelling.correction(of: name) == nil)
  }

  @Test func twoSettingsThatAreEquallyNearAreNotGuessed() {
    #expect(KeySpelling.correction(of: "spark.dynamicAllocation.executors") == nil)
  }

  @Test(arguments: [
    "spark.locality.wait.rack", "spark.cleaner.referenceTracking.blocking", "spark.ui.enabled",
    "spark.network.timeoutInterval", "spark.stage.maxAttempts", "spark.files.openCostInBytes",
    "spark.kryoserializer.buffer.mb", "spark.sql.execution.pythonUDTF.arrow.enabled",
    "spark.shuffle.io.maxRetries", "spark.executor.resource.gpu.amount", "spark.executorEnv.HOME",
    "spark.sql.catalog.spark_catalog", "spark.kubernetes.executor.label.memory",
  ])
  func settingsOfSparkThatTheTableLacksAreLeftAlone(name: String) {
    #expect(KeySpelling.correction(of: name) == nil)
  }

  @Test(arguments: [
    "spark.comet.memoryOverhead", "spark.gluten.executor.memory", "spark.rapids.sql.enabled",
    "spark.databricks.sql.shuffle.partitions", "spark.acme.executor.cores",
  ])
  func settingsOfExtensionsAreLeftAlone(name: String) {
    #expect(KeySpelling.correction(of: name) == nil)
  }

  @Test(
    arguments: [
      ("spark.memory.offHeap.size", ["spark", "memory", "off", "heap", "size"]),
      ("spark.sql.execution.pythonUDF", ["spark", "sql", "execution", "python", "udf"]),
      ("..a_b-C.", ["a", "b", "c"]), ("", []),
    ] as [(String, [String])])
  func namesHaveWords(name: String, words: [String]) {
    #expect(KeySpelling.words(of: name) == words)
  }

  @Test func longNamesAreNotCompared() {
    #expect(KeySpelling.correction(of: String(repeating: "x", count: 1_000_000)) == nil)
  }
}

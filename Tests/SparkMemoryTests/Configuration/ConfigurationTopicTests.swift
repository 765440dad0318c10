import SparkMemory
import Testing

@Suite struct ConfigurationTopicTests {
  @Test(arguments: ConfigurationTopic.allCases)
  func hasSettingsAndATitle(topic: ConfigurationTopic) {
    #expect(!topic.keys.isEmpty)
    #expect(!topic.title.isEmpty)
    #expect(topic.keys.allSatisfy { ConfigurationTopic(of: $0) == topic })
  }

  @Test func everySettingIsListedOnce() {
    let listed = ConfigurationTopic.allCases.flatMap(\.keys).map(\.name)
    #expect(listed == ConfigurationKey.all.map(\.name))
    #expect(Set(listed).count == listed.count)
  }

  @Test(arguments: [
    "spark.driver.memory", "spark.driver.memoryOverhead", "spark.driver.memoryOverheadFactor",
    "spark.driver.minMemoryOverhead", "spark.driver.maxResultSize", "spark.executor.memory",
    "spark.executor.memoryOverhead", "spark.executor.pyspark.memory", "spark.memory.fraction",
    "spark.memory.offHeap.size", "spark.executor.cores", "spark.executor.instances",
    "spark.dynamicAllocation.maxExecutors", "spark.scheduler.resource.profileMergeConflicts",
    "spark.sql.autoBroadcastJoinThreshold", "spark.shuffle.file.buffer",
    "spark.sql.adaptive.advisoryPartitionSizeInBytes", "spark.kryoserializer.buffer.max",
    "spark.network.maxRemoteBlockSizeFetchToMem", "spark.executor.processTreeMetrics.enabled",
    "spark.eventLog.logStageExecutorMetrics", "spark.kubernetes.memoryOverheadFactor",
    "spark.yarn.am.memory", "spark.cores.max", "spark.python.worker.memory",
    "spark.storage.memoryFraction",
  ])
  func whatBearsOnMemoryIsThere(name: String) {
    #expect(ConfigurationKey.named(name) != nil)
  }
}

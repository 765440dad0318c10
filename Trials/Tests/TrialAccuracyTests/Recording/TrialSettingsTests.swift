import Testing

@testable import TrialAccuracy

@Suite struct TrialSettingsTests {
  @Test("only settings that bear on memory are passed, with cores and executors")
  func keys() {
    let trial = SmallTrials.trial(
      "c", memory: "600m", executors: 3, cores: 4,
      conf: [
        "spark.ui.enabled": "false", "spark.memory.storageFraction": "0.2",
        "spark.sql.shuffle.partitions": "16", "spark.eventLog.enabled": "true",
      ])
    #expect(
      TrialSettings.of(trial) == [
        "spark.executor.memory": "600m", "spark.memory.storageFraction": "0.2",
        "spark.sql.shuffle.partitions": "16", "spark.executor.cores": "4",
        "spark.executor.instances": "3",
      ])
  }

  @Test("what only the first run set goes back to Spark's default")
  func defaults() {
    let source = SmallTrials.trial(
      "a",
      conf: ["spark.memory.storageFraction": "0.2", "spark.driver.maxResultSize": "0"])
    let settings = TrialSettings.turning(source, into: SmallTrials.trial("b"))
    #expect(settings["spark.memory.storageFraction"] == "0.5")
    #expect(settings["spark.driver.maxResultSize"] == "1g")
  }

  @Test("a collector is named where it is another one")
  func collector() {
    let g1 = SmallTrials.trial("a")
    let parallel = SmallTrials.trial("b", collector: "Parallel")
    let key = "spark.executor.extraJavaOptions"
    #expect(TrialSettings.turning(g1, into: parallel)[key] == "-XX:+UseParallelGC")
    #expect(TrialSettings.turning(parallel, into: g1)[key] == "-XX:+UseG1GC")
    #expect(TrialSettings.turning(parallel, into: parallel)[key] == nil)
  }
}

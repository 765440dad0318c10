import Testing

@testable import TrialAccuracy

@Suite struct TrialTests {
  @Test(
    "a collector is what was noted, else what was set, else G1",
    arguments: [
      ("Parallel", "", "Parallel"), ("ParallelGC", "", "Parallel"), (nil, "", "G1"),
      (nil, "-Xss1m -XX:+UseParallelGC", "Parallel"), (nil, "-XX:+UseZGC", "Z"),
      ("G1", "", "G1"), ("Epsilon", "", "G1"),
    ] as [(String?, String, String)])
  func collectors(noted: String?, options: String, name: String) {
    let trial = SmallTrials.trial(
      "c", collector: noted, conf: ["spark.executor.extraJavaOptions": options])
    #expect(trial.collector.name == name)
    #expect(trial.collector.option == "-XX:+Use\(name)GC")
  }

  @Test("sizes are as set, else Spark's defaults")
  func sizes() {
    let trial = SmallTrials.trial("c", memory: "600m", conf: ["spark.driver.maxResultSize": "64m"])
    #expect(trial.executorHeap == 600 * SmallTrials.mebibyte)
    #expect(trial.driverHeap == 1024 * SmallTrials.mebibyte)
    #expect(trial.maxResultSize == 64 * SmallTrials.mebibyte)
  }

  @Test("a size that is none counts as none")
  func noSize() {
    #expect(SmallTrials.trial("c", memory: "lots").executorHeap == 0)
  }

  @Test("where an outcome does not say the version of Spark, the log does")
  func version() {
    #expect(SmallTrials.trial("c", spark: nil).sparkVersion == "4.3.0")
    #expect(SmallTrials.trial("c", spark: "3.5.8").sparkVersion == "3.5.8")
    #expect(SmallTrials.trial("c", spark: nil, hasLog: false).sparkVersion == "unknown")
  }
}

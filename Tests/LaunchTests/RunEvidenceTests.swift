import SparkMemory
import Testing

@testable import Launch

@Suite struct RunEvidenceTests {
  private func site(
    java: Int? = 17, driver: Bool = true, manager: ClusterManager? = .localCluster,
    hasDirectory: Bool = false, folder: String = "/data/runs/7"
  ) -> RunEvidence.Site {
    RunEvidence.Site(
      folder: folder, javaVersion: java, manager: manager, hasDriverHere: driver,
      hasEventLogDirectory: hasDirectory)
  }

  private func evidence(
    _ given: [String: String] = [:], _ site: RunEvidence.Site? = nil
  ) -> RunEvidence {
    RunEvidence(given: SparkConfiguration(given), site: site ?? self.site())
  }

  @Test("where nothing is set, all of it is switched on")
  func everything() {
    let evidence = evidence()
    #expect(
      evidence.settings == [
        "spark.eventLog.enabled": "true", "spark.eventLog.dir": "/data/runs/7",
        "spark.eventLog.compress": "true", "spark.eventLog.logStageExecutorMetrics": "true",
        "spark.executor.processTreeMetrics.enabled": "true",
        "spark.executor.metrics.pollingInterval": "1000",
        "spark.driver.defaultJavaOptions":
          "-Xlog:gc*:file=/data/runs/7/gc-driver.log:time,uptime,level,tags",
        "spark.executor.defaultJavaOptions":
          "-Xlog:gc*:file=/data/runs/7/gc-{{EXECUTOR_ID}}.log:time,uptime,level,tags",
      ])
    #expect(evidence.eventLogDirectory == "/data/runs/7")
    #expect(evidence.notes.isEmpty)
  }

  @Test("what is set stays as it is")
  func whatIsSet() {
    let given = [
      "spark.eventLog.enabled": "true", "spark.eventLog.dir": "hdfs:///logs",
      "spark.executor.metrics.pollingInterval": "200",
      "spark.eventLog.logStageExecutorMetrics": "false",
      "spark.executor.processTreeMetrics.enabled": "false",
      "spark.driver.extraJavaOptions": "-Xloggc:x", "spark.executor.extraJavaOptions": "-Xlog:gc",
    ]
    let evidence = evidence(given)
    #expect(evidence.settings.isEmpty)
    #expect(evidence.eventLogDirectory == "hdfs:///logs")
  }

  @Test("default options of a JVM are added to, not replaced")
  func javaOptions() {
    let settings = evidence(["spark.driver.defaultJavaOptions": "-Dx=1"]).settings
    #expect(
      settings["spark.driver.defaultJavaOptions"]
        == "-Dx=1 -Xlog:gc*:file=/data/runs/7/gc-driver.log:time,uptime,level,tags")
  }

  @Test("a log that is switched off is left so, and said")
  func switchedOff() {
    let evidence = evidence(["spark.eventLog.enabled": "false"])
    #expect(evidence.eventLogDirectory == nil)
    #expect(evidence.settings["spark.eventLog.dir"] == nil)
    #expect(evidence.notes.count == 1)
  }

  @Test("a log without a directory goes to the default if that exists, else to the run's folder")
  func defaultDirectory() {
    let enabled = ["spark.eventLog.enabled": "true"]
    #expect(evidence(enabled, site(hasDirectory: true)).eventLogDirectory == "/tmp/spark-events")
    let ours = evidence(enabled)
    #expect(ours.eventLogDirectory == "/data/runs/7")
    #expect(ours.settings["spark.eventLog.dir"] == "/data/runs/7")
  }

  @Test("a directory that is set and missing here would end a run that had no log before")
  func missingDirectory() {
    let given = ["spark.eventLog.dir": "/mnt/logs", "spark.eventLog.compress": "false"]
    let missing = evidence(given)
    #expect(missing.settings["spark.eventLog.dir"] == "/data/runs/7")
    #expect(missing.settings["spark.eventLog.enabled"] == "true")
    #expect(missing.settings["spark.eventLog.compress"] == nil)
    #expect(missing.eventLogDirectory == "/data/runs/7")
    #expect(missing.notes.contains { $0.contains("/mnt/logs") })
    let there = evidence(given, site(hasDirectory: true))
    #expect(there.settings["spark.eventLog.dir"] == nil)
    #expect(there.eventLogDirectory == "/mnt/logs")
    let elsewhere = evidence(given, site(driver: false, manager: .yarn))
    #expect(elsewhere.eventLogDirectory == "/mnt/logs")
  }

  @Test("a driver elsewhere has its log only where somebody named a directory")
  func clusterMode() {
    let nowhere = evidence([:], site(driver: false, manager: .yarn))
    #expect(nowhere.eventLogDirectory == nil)
    #expect(nowhere.notes.contains { $0.contains("spark.eventLog.dir") })
    #expect(nowhere.settings["spark.driver.defaultJavaOptions"] == nil)
    let named = evidence(
      ["spark.eventLog.dir": "hdfs:///logs"], site(driver: false, manager: .yarn))
    #expect(named.settings["spark.eventLog.enabled"] == "true")
    #expect(named.eventLogDirectory == "hdfs:///logs")
  }

  @Test("a standalone master's client is told to wait, unless somebody told it not to")
  func waiting() {
    let elsewhere = site(driver: false, manager: .standalone)
    let key = "spark.standalone.submit.waitAppCompletion"
    let given = [
      "spark.master": "spark://m:7077", "spark.submit.deployMode": "cluster",
      "spark.eventLog.dir": "/shared",
    ]
    let evidence = evidence(given, elsewhere)
    #expect(evidence.settings[key] == "true")
    #expect(evidence.cleanExit == .end)
    #expect(evidence.notes.isEmpty, "\(evidence.notes)")
    let not = self.evidence(given.merging([key: "false"]) { _, new in new }, elsewhere)
    #expect(not.settings[key] == nil)
    #expect(not.cleanExit == .submission)
    #expect(not.notes.contains { $0.contains("does not wait") })
    #expect(self.evidence([:], site(manager: .standalone)).settings[key] == nil)
  }

  @Test("a JVM gets no option that it might not start with", arguments: [nil, 8])
  func oldJava(java: Int?) {
    let evidence = evidence([:], site(java: java))
    #expect(!evidence.settings.keys.contains { $0.hasSuffix("JavaOptions") })
    #expect(evidence.notes.contains { $0.contains("Java") })
    let strange = self.evidence([:], site(folder: "/data/my runs/7"))
    #expect(!strange.settings.keys.contains { $0.hasSuffix("JavaOptions") })
  }

  @Test("executors elsewhere log no collections, because the folder is not there")
  func executorsElsewhere() {
    let settings = evidence([:], site(manager: .standalone)).settings
    #expect(settings["spark.executor.defaultJavaOptions"] == nil)
    #expect(settings["spark.driver.defaultJavaOptions"] != nil)
  }
}

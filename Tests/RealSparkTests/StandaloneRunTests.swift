import Foundation
import RunStore
import SparkProfile
import TestSupport
import Testing

/// `ballast run` against a real standalone master with two workers.
@Suite(.serialized, .waitsForSpark) struct StandaloneRunTests {
  private func history(_ folder: URL) throws -> RunStore {
    try RunStore(path: folder.appendingPathComponent("home/history.sqlite").path)
  }

  @Test("a job dies of results, is cured, and is remembered")
  func client() throws {
    try withTemporaryFolder { folder in
      let cluster = try StandaloneCluster(in: folder)
      let run = try JobRun(
        ["run", "--retry", "1"],
        try JobRun.words(
          "result-size", master: cluster.address,
          settings: ["spark.executor.memory": "600m", "spark.driver.maxResultSize": "8m"]),
        in: JobRun.Place(folder: folder))
      #expect(run.status == 0, "\(run.lines)")
      #expect(run.says("died of spark.driver.maxResultSize"), "\(run.lines)")
      let last = try #require(try history(folder).runs(of: "result-size").first)
      #expect(last.ending == .succeeded)
      #expect(last.profile?.executors.count == 2)
      #expect(last.profile?.driver.collections != nil, "the driver's GC log is read")
    }
  }

  @Test("so is one whose driver runs on a worker, though spark-submit ends with 0 either way")
  func clusterMode() throws {
    try withTemporaryFolder { folder in
      let cluster = try StandaloneCluster(in: folder)
      let logs = folder.appendingPathComponent("logs")
      try FileManager.default.createDirectory(at: logs, withIntermediateDirectories: true)
      let settings = [
        "spark.executor.memory": "600m", "spark.driver.maxResultSize": "8m",
        "spark.eventLog.dir": logs.path, "spark.task.maxFailures": "2",
      ]
      let words = [
        try JobRun.spark("bin/spark-submit"), "--master", cluster.address,
        "--deploy-mode", "cluster", "--name", "collected", "--class", "CollectedResults",
      ]
      let run = try JobRun(
        ["run", "--retry", "1"],
        words + JobRun.confs(settings) + [try JobRun.jar(of: "CollectedResults", in: folder).path],
        in: JobRun.Place(folder: folder))
      #expect(run.status == 0, "\(run.lines)")
      #expect(run.says("its log says that the application failed"), "\(run.lines)")
      #expect(run.says("died of spark.driver.maxResultSize"), "\(run.lines)")
      let runs = try history(folder).runs(of: "collected")
      #expect(runs.map(\.ending) == [.succeeded, .failed])
      #expect(runs.map(\.exitStatus) == [0, 0])
      #expect(runs.last?.shortage != nil)
    }
  }
}

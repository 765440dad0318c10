import Advisor
import Foundation
import RunStore
import SparkEventLog
import SparkMemory
import SparkProfile
import TestSupport
import Testing

@testable import Launch

@Suite struct CleanExitTests {
  @Test(
    "it is the driver's in client mode, and what the manager's client makes of it in cluster mode",
    arguments: [
      (["spark.master": "spark://m:7077"], .success),
      (
        ["spark.master": "spark://m:7077", "spark.standalone.submit.waitAppCompletion": "true"],
        .success
      ),
      (["spark.master": "yarn", "spark.submit.deployMode": "cluster"], .success),
      (
        [
          "spark.master": "yarn", "spark.submit.deployMode": "cluster",
          "spark.yarn.submit.waitAppCompletion": "false",
        ], .submission
      ),
      (["spark.master": "k8s://https://m", "spark.submit.deployMode": "cluster"], .end),
      (
        [
          "spark.master": "k8s://https://m", "spark.submit.deployMode": "cluster",
          "spark.kubernetes.submission.waitAppCompletion": "FALSE",
        ], .submission
      ),
      (["spark.master": "spark://m:7077", "spark.submit.deployMode": "cluster"], .submission),
      (
        [
          "spark.master": "spark://m:7077", "spark.submit.deployMode": "cluster",
          "spark.standalone.submit.waitAppCompletion": "true",
        ], .end
      ),
      (
        [
          "spark.master": "spark://m:6066", "spark.submit.deployMode": "cluster",
          "spark.standalone.submit.waitAppCompletion": "true", "spark.master.rest.enabled": "true",
        ], .submission
      ),
      (["spark.submit.deployMode": "cluster"], .submission),
    ] as [([String: String], CleanExit)])
  func meaning(settings: [String: String], expected: CleanExit) {
    #expect(CleanExit(SparkConfiguration(settings)) == expected)
  }

  private func verdict(
    _ log: ExampleLog, hasEnd: Bool = true
  ) throws -> RunVerdict {
    var profile = try EventLogReader.profile(of: EventLogLocation(path: log.path))
    if !hasEnd { profile.application.endTime = nil }
    return RunVerdict(Assessment(profile))
  }

  private func ending(
    _ status: Int32, _ cleanExit: CleanExit, _ verdict: RunVerdict?, passedOn: Int32? = nil
  ) -> RunRecord.Ending {
    let process = ChildProcess.Ending(status: status, signal: nil, passedOn: passedOn)
    return RunRecord.Ending(process, cleanExit, verdict)
  }

  @Test("the driver's own status is believed, whatever its log says")
  func client() throws {
    #expect(ending(0, .success, nil) == .succeeded)
    #expect(ending(0, .success, try verdict(.executorHeap)) == .succeeded)
    #expect(ending(1, .success, try verdict(.overProvisioned)) == .failed)
    #expect(ending(143, .success, nil, passedOn: SIGTERM) == .stopped)
  }

  @Test("the log tells where the status does not")
  func log() throws {
    for cleanExit in [CleanExit.end, .submission] {
      #expect(ending(0, cleanExit, try verdict(.overProvisioned)) == .succeeded)
      #expect(ending(0, cleanExit, try verdict(.executorHeap)) == .failed)
      #expect(ending(0, cleanExit, nil) == .open)
      #expect(ending(1, cleanExit, nil) == .failed)
    }
  }

  @Test("a log without an end is one of a driver that died, or that runs on")
  func noEnd() throws {
    for log in [ExampleLog.overProvisioned, .executorHeap] {
      #expect(ending(0, .end, try verdict(log, hasEnd: false)) == .failed)
      #expect(ending(0, .submission, try verdict(log, hasEnd: false)) == .open)
    }
  }
}

import Foundation
import SparkEventLog
import SparkProfile
import Testing

@testable import TrialAccuracy

@Suite struct WithholdingTests {
  private static let samples = ["StageExecutorMetrics", "ExecutorMetricsUpdate"]

  /// A log without the lines and the field that carry executor metrics.
  private static func stripped(_ log: String) -> String {
    log.split(separator: "\n").filter { line in
      !samples.contains { line.hasPrefix("{\"Event\":\"SparkListener\($0)\"") }
    }.map { $0.replacing(/,"Task Executor Metrics":\{[^}]*\}/, with: "") + "\n" }.joined()
  }

  private static func profile(at path: String) throws -> SparkProfile {
    let found = try EventLogDiscovery(path: path)
    var profile = try EventLogReader.profile(of: try #require(found.locations.first))
    // How long the log is, differs.
    profile.coverage = LogCoverage()
    return profile
  }

  @Test(
    "withholding from a profile gives what a log without executor metrics gives",
    arguments: [
      "Tests/SparkEventLogTests/Logs/3.2.4/app.json",
      "Tests/SparkEventLogTests/Logs/3.5.8/app.json",
      "Tests/SparkEventLogTests/Logs/4.1.4/app.json",
      "Tests/SparkEventLogTests/Logs/4.3.0/app.json",
    ])
  func equality(path: String) async throws {
    let log = checkout.appendingPathComponent(path)
    let text = try String(contentsOf: log, encoding: .utf8)
    let whole = try Self.profile(at: log.path)
    #expect(whole.workers.contains { $0.sampleCount > 0 })
    try await withTemporaryFolder { folder in
      let copy = folder.appendingPathComponent("app")
      try Self.stripped(text).write(to: copy, atomically: true, encoding: .utf8)
      let less = try Self.profile(at: copy.path)
      #expect(less != whole)
      #expect(whole.withheld(to: .default) == less)
    }
  }

  @Test("GC logs are withheld before executor metrics are")
  func levels() {
    let whole = SmallTrials.profile
    #expect(whole.withheld(to: .full) == whole)
    let metrics = whole.withheld(to: .metrics).executors["0"]
    #expect(metrics?.collections == nil && metrics?.peaks.isSampled == true)
    let least = whole.withheld(to: .default).executors["0"]
    #expect(least?.collections == nil && least?.peaks.isSampled == false)
    #expect(least?.sampleCount == 0 && least?.taskCount == 4)
  }
}

import Advisor
import Report
import SparkProfile
import TestSupport
import Testing

@Suite struct FitCollectionsTests {
  /// An example with a GC log for every process.
  private func report() throws -> FitReport {
    var profile = try ExampleLog.overProvisioned.profile()
    var collections = HeapCollections()
    collections.counts = [.young: 1200, .full: 3]
    collections.after.record(300 << 20)
    collections.live.record(200 << 20)
    var pauses = Distribution()
    pauses.record(1_500_000)
    collections.pauses = [.full: pauses]
    collections.duration = 60_000
    collections.allocationStalls.record(5)
    collections.logs = ["gc-1.log"]
    for id in profile.executors.keys { profile.executors[id]?.collections = collections }
    profile.driver.collections = collections
    return FitReport(profile)
  }

  @Test("lines below each table, and none without a GC log")
  func lines() throws {
    let text = FitTextRenderer(style: .plain).render(try report())
    #expect(
      text.contains(
        "GC log: 1,203 collections (3 full) · paused 2.5 % of the time, 1,500.0 ms at most\n"
          + "    200 MiB live at most, exactly · 300 MiB left after a collection at most · "
          + "1 without room\n"))
    for line in text.split(separator: "\n") {
      #expect(String(line).displayWidth <= FitTextRenderer.lineWidth, "\(line)")
    }
    let without = FitTextRenderer(style: .plain).render(try ExampleLog.overProvisioned.report())
    #expect(!without.contains("GC log"))
  }

  @Test("the JSON has the same, documented")
  func json() throws {
    let json = try FitJSONRenderer().render(try report())
    #expect(json.contains("\"longestPauseMicroseconds\" : 1500000"))
    #expect(json.contains("\"exhaustions\" : 1"))
    try DocumentedJSONTests().check(json, as: "ballast.fit/1")
    #expect(
      try !FitJSONRenderer().render(ExampleLog.overProvisioned.report())
        .contains("\"collections\""))
  }
}

import Advisor
import SparkProfile
import Testing
import Watch

@testable import Report

@Suite struct WatchMetricsTests {
  private func metrics(executors: Int = 3, name: String = "job") throws -> PrometheusGrammar {
    let (state, time) = WatchedExample.state(executors: executors, name: name)
    return try PrometheusGrammar(WatchMetrics().text(of: state.picture(at: time)))
  }

  @Test("The text is what Prometheus reads, with bytes and seconds in the names")
  func grammar() throws {
    let metrics = try metrics()
    let memory = metrics.samples.filter { $0.name == "ballast_executor_memory_bytes" }
    // Nobody has measured the driver's process.
    #expect(memory.count == 3 + 3 * 4)
    #expect(
      memory.contains {
        $0.labels == ["executor": "2", "region": "storage", "seen": "now"]
          && $0.value == Double(470 << 20)
      })
    #expect(
      memory.contains {
        $0.labels == ["executor": "1", "region": "heap", "seen": "peak"]
          && $0.value == Double(1700 << 20)
      })
    let spilled = metrics.samples.filter { $0.name == "ballast_executor_spilled_bytes_total" }
    #expect(spilled.first { $0.labels["executor"] == "1" }?.value == Double(108 << 20))
    #expect(metrics.samples.first { $0.name == "ballast_up" }?.value == 1)
    #expect(
      metrics.samples.first { $0.name == "ballast_application_elapsed_seconds" }?.value == 145)
  }

  @Test("A heap's peak is never said to be full in some time")
  func forecasts() throws {
    let forecasts = try metrics().samples.filter {
      $0.name == "ballast_executor_memory_full_in_seconds"
    }
    #expect(!forecasts.isEmpty)
    #expect(forecasts.allSatisfy { $0.labels["region"] != "heap" })
  }

  @Test("Labels take any name, and give it back")
  func hostileNames() throws {
    let name = "a\\b\"c\nd\r{}=,# HELP x\u{1B}[2J漢"
    let info = try metrics(name: name).samples.first { $0.name == "ballast_application_info" }
    #expect(info?.labels["name"] == name)
  }

  @Test("Findings of one rule and one subject are one series, and counted")
  func findings() throws {
    var (state, time) = WatchedExample.state()
    var judgement = LiveJudgement()
    judgement.findings = [
      WatchedExample.finding(9, .warning, "one"), WatchedExample.finding(9, .warning, "two"),
    ]
    _ = state.handle(.judged(judgement, cost: 0), at: time)
    let text = try PrometheusGrammar(WatchMetrics().text(of: state.picture(at: time)))
    let findings = text.samples.filter { $0.name == "ballast_findings" }
    #expect(findings.map(\.value) == [2])
    #expect(findings.first?.labels["id"] == "BM009")
  }

  @Test("What could not be seen lately is down, and keeps its last figures")
  func outage() throws {
    var (state, time) = WatchedExample.state()
    _ = state.handle(.trouble(WatchTrouble(.passing, "gone")), at: time)
    let text = try PrometheusGrammar(WatchMetrics().text(of: state.picture(at: time)))
    #expect(text.samples.first { $0.name == "ballast_up" }?.value == 0)
    #expect(text.samples.contains { $0.name == "ballast_executor_memory_bytes" })
  }

  @Test("Between two looks it is told how long ago the last one was")
  func age() throws {
    let (state, time) = WatchedExample.state()
    let picture = state.picture(at: time).aged(to: time + 30_500)
    let text = try PrometheusGrammar(WatchMetrics().text(of: picture))
    func value(_ name: String) -> Double? { text.samples.first { $0.name == name }?.value }
    #expect(value("ballast_application_seen_age_seconds") == 30.5)
    #expect(value("ballast_application_elapsed_seconds") == 175.5)
    #expect(value("ballast_up") == 1)
  }

  @Test("Before anything was seen there is that, and nothing else")
  func nothingYet() throws {
    let state = WatchState(source: "x", pace: Pace(interval: 1), patience: 1, time: 0)
    let text = WatchMetrics().text(of: state.picture(at: 0))
    #expect(try PrometheusGrammar(text).samples.map(\.name) == ["ballast_up"])
  }

  @Test("The checker itself refuses what Prometheus refuses")
  func checker() {
    let bad = [
      "x 1\n", "# HELP x h\n# TYPE x gauge\nx 1", "# HELP x h\n# TYPE x gauge\nx{a=\"\\q\"} 1\n",
      "# HELP x h\n# TYPE x gauge\nx 1\nx 2\n", "# HELP x h\n# TYPE x counter\nx 1\n",
      "# HELP x h\n# TYPE x gauge\nx{a=\"1\"} one\n", "# TYPE x gauge\nx 1\n",
    ]
    for text in bad {
      #expect(throws: PrometheusGrammar.Fault.self, "\(text)") { try PrometheusGrammar(text) }
    }
  }
}

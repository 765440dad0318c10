import Foundation
import Testing

@testable import TrialAccuracy

@Suite struct OutcomeTests {
  private func outcome(_ text: String) throws -> Outcome {
    try JSONDecoder().decode(Outcome.self, from: Data(text.utf8))
  }

  @Test("an older outcome, without Spark, collector and kind of failure, is read")
  func older() throws {
    let outcome = try outcome(
      """
      {"workload": "w", "config": "base", "scale": 1.5, "conf": {"spark.executor.memory": "600m"},
       "executors": 2, "cores": 4, "exit": 1, "ok": false, "wall_s": 45.1,
       "seen": ["Lost executor"], "summary": {"memSpill": 1, "diskSpill": 2, "peakExec": 3, "gc": 4,
       "run": 5, "stor": 6}, "reasons": []}
      """)
    #expect(outcome.scale == 1.5 && outcome.executors == 2 && outcome.cores == 4)
    #expect(outcome.spark == nil && outcome.container == nil && outcome.failure == nil)
    #expect(
      outcome.summary == Outcome.Summary(memSpill: 1, diskSpill: 2, gc: 4, run: 5, stor: 6))
  }

  @Test("a newer outcome tells Spark, collector, kind of failure and container")
  func newer() throws {
    let outcome = try outcome(
      """
      {"workload": "w", "config": "c", "scale": 1, "conf": {}, "executors": 1, "cores": 1,
       "exit": 1, "ok": false, "spark": "3.5.8", "collector": "Parallel", "failure": "container",
       "container": {"limitBytes": 1048576}}
      """)
    #expect(outcome.spark == "3.5.8" && outcome.collector == "Parallel")
    #expect(outcome.failure == "container" && outcome.container?.limitBytes == 1_048_576)
  }
}

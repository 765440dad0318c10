import Testing

@testable import TrialAccuracy

@Suite struct WrongsTests {
  private let mib = SmallTrials.mebibyte

  @Test("what is right has no line")
  func right() {
    #expect(Wrongs.line(SmallTrials.result(Truth(ending: .worked), PredictedRun(.safe))) == nil)
    let failure = Truth(ending: .failed(.acquire))
    #expect(Wrongs.line(SmallTrials.result(failure, PredictedRun(.atRisk))) == nil)
    var said = PredictedRun(.fails)
    said.failureKind = "acquire"
    #expect(Wrongs.line(SmallTrials.result(failure, said)) == nil)
  }

  @Test("a missed failure has a line with workload, from, to, truth and prediction")
  func missed() {
    let truth = Truth(ending: .failed(.acquire), gcShare: 0.04, durationMs: 23_900)
    var said = PredictedRun(.safe)
    said.executorHeapNeed = Interval(low: 100 * mib, high: 200 * mib)
    #expect(
      Wrongs.line(SmallTrials.result(truth, said)) == """
        full: w/source → w/target: MISSED; truth failed (acquire), spill 0 B, GC 4 %, 23.9 s; \
        predicted safe, executor needs 100 MiB–200 MiB
        """)
  }

  @Test(
    "each thing that is wrong is named",
    arguments: [
      (PredictedRun.Verdict.fails, Int64(0), "FALSE ALARM"), (.atRisk, 0, "at-risk, and worked"),
      (.unknown, 0, "not known to work"), (.safe, 100, "SPILL IMAGINED"),
    ])
  func alarms(verdict: PredictedRun.Verdict, spill: Int64, word: String) throws {
    var said = PredictedRun(verdict)
    said.memoryBytesSpilled = spill * mib
    let line = try #require(Wrongs.line(SmallTrials.result(Truth(ending: .worked), said)))
    #expect(line.contains(": \(word);"))
  }

  @Test("a volume more than double or less than half is wrong")
  func volumes() throws {
    func line(_ spill: Int64) -> String? {
      var said = PredictedRun(.safe)
      said.memoryBytesSpilled = spill * mib
      return Wrongs.line(
        SmallTrials.result(Truth(ending: .worked, memoryBytesSpilled: 100 * mib), said))
    }
    #expect(line(50) == nil && line(200) == nil)
    #expect(try #require(line(201)).contains("spill 2.01 ×"))
    #expect(try #require(line(0)).contains("SPILL UNFORESEEN"))
  }

  @Test("a fit that a run refutes names the run")
  func fits() throws {
    let source = SmallTrials.trial("base", memory: "2g")
    let failing = SmallTrials.trial("f", memory: "600m", ok: false, failure: "executor-heap")
    let fit = FitResult(
      rule: "r", level: .metrics, source: source,
      recommended: RecommendedRun(executorHeapBytes: 512 * mib), among: [source, failing])
    #expect(
      Wrongs.line(fit) == "metrics: w/base: fit (r) 512 MiB: TOO SMALL, as w/f shows")
  }
}

import Testing

@testable import TrialAccuracy

@Suite struct TrialPairTests {
  private func names(_ trials: [Trial]) -> [String] {
    TrialPair.all(of: trials).map { "\($0.source.outcome.config)→\($0.target.outcome.config)" }
  }

  @Test("every run that worked is paired with every other of its workload")
  func ordered() {
    let trials = ["a", "b", "c"].map { SmallTrials.trial($0) }
    #expect(names(trials) == ["a→b", "a→c", "b→a", "b→c", "c→a", "c→b"])
  }

  @Test("what failed is predicted, and nothing is predicted from it")
  func failed() {
    let trials = [
      SmallTrials.trial("good"), SmallTrials.trial("bad", ok: false, failure: "executor-heap"),
    ]
    #expect(names(trials) == ["good→bad"])
  }

  @Test("what is not judged is in no pair")
  func unjudged() {
    let trials = [
      SmallTrials.trial("good"), SmallTrials.trial("other", ok: false),
      SmallTrials.trial("recovered", seen: ["OutOfMemoryError: Java heap space"]),
    ]
    #expect(names(trials).isEmpty)
  }

  @Test("a run without a log is predicted only")
  func noLog() {
    #expect(names([SmallTrials.trial("a"), SmallTrials.trial("b", hasLog: false)]) == ["a→b"])
  }

  @Test("other workloads and other versions of Spark are not paired")
  func apart() {
    #expect(names([SmallTrials.trial("a"), SmallTrials.trial("b", workload: "v")]).isEmpty)
    #expect(names([SmallTrials.trial("a"), SmallTrials.trial("b", spark: "3.5.8")]).isEmpty)
  }

  @Test("another amount of data, and another collector, make pairs of their own kind")
  func kinds() throws {
    let base = SmallTrials.trial("base")
    let large = SmallTrials.trial("large", scale: 3, collector: "Parallel")
    let parallel = SmallTrials.trial("parallel", collector: "Parallel")
    let pairs = TrialPair.all(of: [base, large, parallel])
    func pair(_ from: String, _ to: String) throws -> TrialPair {
      try #require(
        pairs.first { $0.source.outcome.config == from && $0.target.outcome.config == to })
    }
    #expect(try pair("base", "large").kind == .dataSize)
    #expect(try pair("base", "large").dataFactor == 3)
    #expect(try pair("large", "base").dataFactor == 1.0 / 3)
    #expect(try pair("base", "parallel").kind == .collector)
    #expect(try pair("base", "parallel").dataFactor == 1)
  }

  @Test("a predictor learns what limits the container")
  func container() {
    let target = SmallTrials.trial("b", container: 1234)
    let pair = TrialPair(source: SmallTrials.trial("a"), target: target, kind: .configuration)
    #expect(pair.request.containerLimitBytes == 1234)
    #expect(pair.request.settings["spark.executor.memory"] == "1g")
  }
}

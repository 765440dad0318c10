import SparkMemory
import Testing

@testable import TrialAccuracy

@Suite struct SearchComparisonTests {
  @Test("both searches find from where on heaps are good, and the bracket is narrow")
  func both() throws {
    let trials = [
      SmallTrials.trial("a", memory: "4g"), SmallTrials.trial("b", memory: "1g"),
      SmallTrials.trial("c", memory: "700m", ok: false, failure: "executor-heap"),
    ]
    let found = try #require(SearchComparison.all(trials).first)
    #expect(found.first == .gibibytes(4))
    #expect(found.threshold == .mebibytes(862))
    for course in [found.guided, found.halving] {
      #expect(course.found >= .mebibytes(862))
      #expect(course.found <= .mebibytes(992))
      #expect(course.runs > 1)
    }
  }

  @Test("runs that differ in nothing that matters allow no comparison")
  func nothingToFind() {
    #expect(SearchComparison.all([SmallTrials.trial("a"), SmallTrials.trial("b")]).isEmpty)
    #expect(
      SearchComparison.all([
        SmallTrials.trial("a", ok: false, failure: "executor-heap")
      ]).isEmpty)
  }

  @Test("the section says how many runs each needs, a row for each workload")
  func section() {
    let trials = [SmallTrials.trial("a", memory: "4g"), SmallTrials.trial("b", memory: "1g")]
    let text = SearchSection(trials).text
    #expect(text.contains("| w, 1.0, 4.3.0, G1 | 4 GiB | 448 MiB |"))
    #expect(SearchSection([]).text.isEmpty)
  }
}

/// A published rule that says how large a heap should be.
protocol SizingRule: Sendable {
  /// Whose rule.
  var name: String { get }
  /// The rule and where it is published, in words.
  var source: String { get }

  /// How large the heap of an executor should be.
  ///
  /// - Parameters:
  ///   - run: What it looks at.
  ///   - cores: Cores of the executor that is sized, for rules that go by them.
  /// - Returns: Bytes; nil if the rule says nothing, so that the size stays.
  func executorHeap(for run: RunEvidence, cores: Int) -> Int64?

  /// The heap of the driver in bytes; nil if the rule says nothing, so that the size stays.
  func driverHeap(for run: RunEvidence) -> Int64?
}

extension SizingRule {
  func driverHeap(for run: RunEvidence) -> Int64? { nil }

  /// What it makes of a run.
  func recommendation(for run: RunEvidence) -> RecommendedRun {
    RecommendedRun(
      executorHeapBytes: executorHeap(for: run, cores: run.executorCores),
      driverHeapBytes: driverHeap(for: run))
  }
}

/// The rules that Ballast is compared with.
enum Peers {
  static let all: [any SizingRule] = [
    DataFlint(), DrElephant(), Sparkplain(), EMRServerlessConfigAdvisor(), EMRAdvisor(),
    RAPIDSAutoTuner(), LinkedInRightSizing(), Folklore(heap: 8 * .gibibyte),
    Folklore(heap: 4 * .gibibyte),
  ]
}

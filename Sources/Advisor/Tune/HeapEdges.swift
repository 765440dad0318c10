public import SparkMemory

/// Between which heaps the smallest good one is foreseen to lie.
public struct HeapEdges: Hashable, Sendable {
  /// The largest heap with which the job is foreseen to fail, or the one to begin from.
  public let fails: ByteSize
  /// The smallest heap with which it is foreseen to go as it went; nil if there is none in sight.
  public let safe: ByteSize?

  /// Edges that are known.
  public init(fails: ByteSize, safe: ByteSize?) {
    self.fails = fails
    self.safe = safe
  }

  /// Finds the edges by prediction.
  ///
  /// - Parameters:
  ///   - assessment: A run that ended well, with the other runs of the job.
  ///   - key: `spark.executor.memory` or `spark.driver.memory`.
  ///   - least: A heap that is too small, as it is set.
  ///   - most: A heap that is enough, as it is set.
  public init(
    _ assessment: Assessment, of key: ConfigurationKey, from least: ByteSize, to most: ByteSize
  ) {
    let search = HeapSearch(assessment, aim: .balanced, changes: [:], key: key.name)
    let isOfDriver = key == .driverMemory && assessment.setup.environment.manager != .local
    safe = search.smallest(from: least, to: most) {
      isOfDriver ? $0.verdict == .safe : search.isGood($0, spilling: false)
    }
    let lives = search.smallest(from: least, to: most) { $0.verdict != .fails }
    let below = lives.map { ($0 - ByteSize(bytes: 1)).roundedDown(toMultipleOf: .mebibytes(32)) }
    fails = max(least, min(below ?? least, most))
  }
}

import SparkMemory

/// What is expected of a fit, and how sure that is.
public struct Expectation: Sendable, Codable {
  /// The short of it.
  public enum Verdict: String, Sendable, Codable {
    /// It holds what was needed.
    case safe
    /// It may spill, evict, or fail: the need is not bounded from above, or is above the size.
    case atRisk = "at-risk"
    /// There is no evidence to go by.
    case unknown
  }

  /// The short of it.
  public let verdict: Verdict
  /// Why, in sentences.
  public let statements: [String]
  /// How sure the verdict is.
  public let confidence: Confidence
  /// Executor memory that was reserved, in GiB × hours; nil if its duration is not known.
  public let reservedGiBHours: Double?
  /// Executor memory that the recommendation reserves over the same duration.
  public let recommendedGiBHours: Double?

  /// What to expect of a fit.
  public init(_ assessment: Assessment, _ fit: Fit) {
    guard let need = assessment.executorNeed, let now = assessment.setup.executor,
      let next = fit.executor
    else {
      verdict = .unknown
      statements = ["No task ran, so nothing is known of what it needs."]
      confidence = .none
      reservedGiBHours = nil
      recommendedGiBHours = nil
      return
    }
    (verdict, statements) = Self.judge(assessment, fit, need: need, next: next)
    confidence = need.confidence
    let hours = Self.executorHours(assessment)
    let countNow = max(1, assessment.setup.executorCount)
    let countNext = fit.instances ?? countNow
    reservedGiBHours = hours.map { $0 * now.granted.gibibytes }
    recommendedGiBHours = hours.map {
      $0 / Double(countNow) * Double(countNext) * next.granted.gibibytes
    }
  }

  private static func judge(
    _ assessment: Assessment, _ fit: Fit, need: ExecutorNeed, next: ContainerLayout
  ) -> (Verdict, [String]) {
    let bracket = need.heap(forSlots: fit.slots, insteadOf: assessment.setup.slots)
    let hasDriverTrouble =
      assessment.failures.driverHeapExhausted || assessment.failures.resultSize != nil
    if assessment.failures.executorHeapExhausted {
      return (
        .atRisk,
        [
          "The heap needed is above \(bracket.low), and one failure does not tell how far; if it "
            + "fails again, fit the new log."
        ]
      )
    }
    var statements: [String] = []
    if hasDriverTrouble {
      statements.append(
        "The driver's need is estimated from the size of the results; collecting less is surer.")
    }
    if let partitions = fit.changes.first(where: {
      [ConfigurationKey.shufflePartitions, .defaultParallelism].map(\.name).contains($0.key)
    }) {
      statements.append(
        "With \(partitions.new) partitions a task's data falls to what its share holds, "
          + "so spilling should end.")
      return (.safe, statements)
    }
    guard need.confidence > .none else {
      statements.append("Nothing was sampled, so the sizes stay as they were.")
      return (.unknown, statements)
    }
    guard let high = bracket.high else {
      statements.append("Nothing bounds the heap's need from above.")
      return (.atRisk, statements)
    }
    if next.heap.maxMemory >= high {
      let what =
        if need.evictsCache {
          "the cache fits beside the tasks."
        } else if need.memoryBytesSpilled > .zero {
          "no more spilling."
        } else {
          "no new spilling."
        }
      statements.append(
        "The heap of \(next.heap.heap) is above the upper edge of the need, \(high): \(what)")
      return (hasDriverTrouble ? .atRisk : .safe, statements)
    }
    statements.append(
      "The heap of \(next.heap.heap) lies within the bracket \(bracket.low) to \(high): "
        + "it may spill or evict.")
    return (.atRisk, statements)
  }

  /// Hours of all executors' lives together.
  private static func executorHours(_ assessment: Assessment) -> Double? {
    let slots = Int64(max(1, assessment.setup.slots))
    let time = assessment.parallelism.slotTime / slots
    return time > 0 ? Double(time) / 3_600_000 : nil
  }
}

extension ByteSize {
  /// The size in GiB.
  var gibibytes: Double { Double(bytes) / Double(ByteUnit.gibibyte.byteCount) }
}

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
      statements = [
        assessment.executorNeed == nil
          ? "No task ran, so nothing is known of what it needs."
          : "The settings make no executor that Spark would start, so nothing can be said."
      ]
      confidence = .none
      reservedGiBHours = nil
      recommendedGiBHours = nil
      return
    }
    (verdict, statements) = Self.judge(assessment, fit, need: need, next: next)
    // What tasks hold and spill is in every log; that much is known even without a sample.
    confidence = fit.spillingShouldEnd ? max(need.confidence, .low) : need.confidence
    let hours = Self.executorHours(assessment)
    reservedGiBHours = hours.map { $0 * now.granted.gibibytes }
    recommendedGiBHours = hours.map { $0 * fit.instancesShare * next.granted.gibibytes }
  }

  private static func judge(
    _ assessment: Assessment, _ fit: Fit, need: ExecutorNeed, next: ContainerLayout
  ) -> (Verdict, [String]) {
    let failures = assessment.failures
    if failures.executorHeapExhausted {
      return (
        .atRisk,
        [
          "The heap needed is above \(need.heap.low), and one failure does not tell how far; if it "
            + "fails again, fit the new log."
        ]
      )
    }
    var statements: [String] = []
    var verdict = Verdict.safe
    if failures.driverHeapExhausted || failures.resultSize != nil {
      verdict = .atRisk
      statements.append(
        "The driver's need is estimated from the size of the results; collecting less is surer.")
    }
    if !failures.executors.isEmpty {
      verdict = .atRisk
      statements.append(
        "What failed had too little memory, and one failure does not tell how much is enough; if "
          + "it fails again, fit the new log.")
    }
    let (ofHeap, statement) = judgeHeap(assessment, fit, need: need, next: next)
    statements.append(statement)
    if verdict == .safe || (ofHeap == .unknown && failures.executors.isEmpty) {
      verdict = ofHeap
    }
    if let packing = fit.prediction.deployment.packing, packing.executors > 0 {
      statements.append(Self.sentence(on: packing))
    }
    if verdict == .safe, assessment.reasonNotToCut != nil {
      verdict = .unknown
      statements.append("That is what the log shows of the run, and it does not show all of it.")
    }
    return (verdict, statements)
  }

  private static func sentence(on packing: ClusterPacking) -> String {
    let asked = packing.asked.map { " of the \($0)" } ?? ""
    let each = packing.nodes.map(\.executors)
    let nodes =
      each.min() == each.max()
      ? each.first.map { ", up to \($0) on a machine" } ?? ""
      : ", up to \(each.min() ?? 0) to \(each.max() ?? 0) on a machine"
    return "The cluster runs \(packing.executors)\(asked) executors\(nodes)."
  }

  private static func judgeHeap(
    _ assessment: Assessment, _ fit: Fit, need: ExecutorNeed, next: ContainerLayout
  ) -> (Verdict, String) {
    let partitionKeys = [ConfigurationKey.shufflePartitions, .defaultParallelism].map(\.name)
    if let partitions = fit.changes.first(where: { partitionKeys.contains($0.key) }),
      !need.evictsCache
    {
      return fit.spillingShouldEnd
        ? (
          .safe,
          "With \(partitions.new) partitions a task's data falls to what its share holds, "
            + "so spilling should end."
        )
        : (.atRisk, "With \(partitions.new) partitions tasks spill less, and still spill.")
    }
    if assessment.setup.tungstenIsOffHeap, need.spills {
      return (.atRisk, "Tasks spill by spark.memory.offHeap.size: they may spill again.")
    }
    guard need.confidence > .none else {
      return (.unknown, "Nothing was sampled, so no size is cut.")
    }
    let prediction = fit.prediction
    switch prediction.verdict {
    case .unknown:
      return (.unknown, "Not known: \(prediction.unknowns.first ?? "what the heap must hold").")
    case .atRisk, .fails:
      let reason = prediction.failure?.reason ?? "the need is not bounded from above"
      return (.atRisk, reason.prefix(1).uppercased() + reason.dropFirst() + ".")
    case .safe: return (.safe, foreseen(prediction, need, heap: next.heap.heap))
    }
  }

  private static func foreseen(
    _ prediction: Prediction, _ need: ExecutorNeed, heap: ByteSize
  ) -> String {
    let spilled = prediction.memoryBytesSpilled
    let what =
      if spilled >= ExecutorNeed.leastSpill {
        "\(spilled) spilled, \(need.memoryBytesSpilled) before."
      } else if need.evictsCache {
        prediction.cachedFraction.map { $0 >= 0.99 } ?? false
          ? "the cache fits beside the tasks." : "no more is evicted than before."
      } else if need.spills {
        "no more spilling."
      } else {
        "no new spilling."
      }
    guard let high = prediction.liveHeap?.high, heap >= high else {
      return "A heap of \(heap) was enough before: \(what)"
    }
    return "Of the heap of \(heap), at most \(high) are live at once: \(what)"
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

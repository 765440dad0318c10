import SparkMemory

/// The driver's heap and the limit on results.
struct DriverFit {
  let now: ByteSize
  var size: ByteSize
  var reason = "kept"
  var abstention: String?
  var maxResultSize: ByteSize?
  var maxResultSizeReason = ""
  /// `-Xmx` for each byte that `Runtime.maxMemory` shows.
  private let settingPerShown: Double

  /// Spark's default: below it there is little to save and much to lose.
  private static let least = ByteSize.gibibytes(1)
  private static let leastSaving = 0.25
  private static let resultStep = ByteSize.mebibytes(64)
  private static let resultSlack = 1.25

  init?(_ assessment: Assessment, aim: Aim) {
    guard let heap = assessment.setup.driver?.heap else { return nil }
    now = heap.heap
    size = now
    let need = assessment.driverNeed
    settingPerShown = Double(now.bytes) / Double(max(1, heap.maxMemory.bytes))

    if let resultSize = need.resultSize {
      let limit = resultSize.scaled(by: Self.resultSlack).roundedUp(toMultipleOf: Self.resultStep)
      maxResultSize = limit
      maxResultSizeReason =
        "about \(resultSize) of results were on their way; better still, do not collect them"
      let wanted = setting(for: need.heap.high ?? need.heap.low, aim)
      if wanted > now {
        size = wanted.keepingNarrowReferences(raisedFrom: now)
        reason = "it must hold \(resultSize) of results, serialized and as rows"
      }
    } else if assessment.failures.driverHeapExhausted {
      let next = StepAfterFailure.heap(
        from: now, tooSmall: assessment.driverHeapTooSmall?.scaled(by: settingPerShown),
        enough: assessment.driverHeapEnough?.scaled(by: settingPerShown),
        predicted: setting(for: need.heap.low, aim))
      size = max(next, Self.least).roundedForPeople().keepingNarrowReferences(raisedFrom: now)
      reason = "the driver ran out of heap" + Self.results(need)
    } else if need.confidence == .none {
      reason = "kept: the driver was not sampled"
      abstention = "no sample of the driver's heap, so nothing says that less would do"
    } else if let high = need.heap.high {
      cut(to: high, need: need, aim: aim)
      if size < now, let why = assessment.reasonNotToCut {
        (size, reason, abstention) = (now, "kept: \(why)", why)
      }
    }
  }

  private mutating func cut(to high: ByteSize, need: DriverNeed, aim: Aim) {
    let guardrail = Guardrail(need.confidence)
    let floor = guardrail.keptShare.map { now.scaled(by: $0) } ?? now
    let wanted = setting(for: high, aim)
    let target = max(wanted, floor, Self.least).roundedForPeople()
    guard target <= now.scaled(by: 1 - Self.leastSaving) else {
      reason =
        now <= Self.least
        ? "kept: less than Spark's default saves little" : "kept: need \(need.heap)"
      return
    }
    size = target
    reason =
      "need \(need.heap)"
      + (target > wanted && floor >= Self.least ? "; \(guardrail.sentence)" : "")
  }

  /// The heap to set so that this much, and the aim's slack, is there.
  private func setting(for shown: ByteSize, _ aim: Aim) -> ByteSize {
    shown.scaled(by: aim.slack * settingPerShown).roundedForPeople()
  }

  private static func results(_ need: DriverNeed) -> String {
    guard need.largestJobResult > .mebibytes(1) else { return "" }
    return " with \(need.largestJobResult) of results; better still, do not collect them"
  }
}

/// Too little evidence to judge by.
struct MissingSamples: Rule {
  let name = "missing-samples"

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let missing = assessment.missingEvidence
    guard !missing.isEmpty else { return [] }
    let remedy =
      "run once more with " + missing.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
    guard let need = assessment.executorNeed else {
      return [
        finding(
          .note, .application, "no task ran on executors that a configuration sizes",
          remedy: remedy)
      ]
    }
    switch need.confidence {
    case .none:
      return [
        finding(
          .note, .application,
          "no executor's memory was sampled, so no size is cut",
          evidence: [Evidence("0 of \(need.used.count)", at: "executors with a sample")],
          remedy: remedy)
      ]
    case .low, .medium:
      return [
        finding(
          .note, .application,
          need.used.sampledCount < need.used.count
            ? "memory was sampled on \(need.used.sampledCount) of "
              + "\(counted(need.used.count, "executor"))"
            : "memory was sampled on all executors, but not in all stages",
          remedy: remedy)
      ]
    case .high where assessment.driverNeed.confidence == .none:
      return [
        finding(
          .note, .driver, "the driver's memory was not sampled, so its size is not cut",
          remedy: remedy)
      ]
    case .high:
      return [
        finding(
          .note, .executor,
          "memory outside the heap was not measured, so the overhead is not cut", remedy: remedy)
      ]
    }
  }
}

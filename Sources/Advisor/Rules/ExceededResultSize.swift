import SparkMemory

/// Results that `spark.driver.maxResultSize` refused.
struct ExceededResultSize: Rule {
  let name = "exceeded-result-size"

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    guard let exceeded = assessment.failures.resultSize else { return [] }
    let whole = assessment.driverNeed.resultSize ?? ByteSize(bytes: exceeded.size)
    return [
      finding(
        .error, .driver,
        "results exceed spark.driver.maxResultSize of \(ByteSize(bytes: exceeded.limit)): "
          + "\(ByteSize(bytes: exceeded.size)) after \(counted(exceeded.tasksCounted, "task")), "
          + "about \(whole) in all",
        evidence: [Evidence(exceeded.message, at: "job")],
        remedy: "write results out instead of collecting them; "
          + "else a higher limit together with driver memory to hold them, as recommended")
    ]
  }
}

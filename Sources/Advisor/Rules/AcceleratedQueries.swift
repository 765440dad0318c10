import SparkProfile

/// Queries that ran outside of the JVM, whose memory the log does not have.
struct AcceleratedQueries: Rule {
  let name = "accelerated-queries"

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    guard let accelerator = assessment.profile.application.accelerator,
      accelerator.holdsUnseenMemory
    else { return [] }
    let engine = accelerator.displayName
    return [
      finding(
        .warning, .executor,
        "\(engine) ran queries outside of the heap, with memory that is not in the log",
        remedy: "take advice on the heap for the part that Spark ran itself; keep the memory "
          + "outside of the heap that \(engine) was given, whatever is advised for it here")
    ]
  }
}

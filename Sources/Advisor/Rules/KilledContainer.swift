import SparkMemory
import SparkProfile

/// Executors that were killed from outside for the memory they took.
struct KilledContainer: Rule {
  let name = "killed-container"

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let failures = assessment.failures.executors
    guard let failure = failures[.containerLimit] ?? failures[.killed] else { return [] }
    let isStated = failure.failure == .containerLimit
    let hasContainer = assessment.setup.executor?.enforcesLimit ?? false
    return [
      finding(
        .error, .executor,
        isStated
          ? "containers exceeded their memory and were killed: \(failure.extent)"
          : "executors were killed (signal 9), most likely for memory: \(failure.extent)",
        evidence: [
          Evidence(failure.message ?? "exit code 137", at: failure.place ?? "removed executor")
        ],
        remedy: hasContainer
          ? "more memory overhead, as recommended: more heap would make it worse"
          : "less memory for each process on the machine, or fewer of them")
    ]
  }
}

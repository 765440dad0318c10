import SparkMemory
import SparkProfile

/// A driver that ran out of heap.
struct ExhaustedDriverHeap: Rule {
  let name = "exhausted-driver-heap"

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    guard assessment.failures.driverHeapExhausted, let heap = assessment.setup.driver?.heap else {
      return []
    }
    let ofHeap: Set<MemoryFailure> = [.heap, .gcOverhead, .broadcast]
    let texts = assessment.failures.driver.filter { ofHeap.contains($0.key) }
    let places = assessment.failures.driverPlaces
    let need = assessment.driverNeed
    let isBroadcast = texts[.broadcast] != nil
    let cause =
      if isBroadcast {
        " while it built a broadcast"
      } else if need.largestJobResult > .mebibytes(1), let job = need.largestResultJob {
        " with \(need.largestJobResult) of results of job \(job)"
      } else {
        ""
      }
    return [
      finding(
        .error, .driver, "driver ran out of its heap of \(heap.heap)\(cause)",
        evidence: texts.sorted { $0.key.rawValue < $1.key.rawValue }.map {
          Evidence(firstLine($0.value), at: places[$0.key] ?? "SQL execution or job")
        },
        remedy: isBroadcast
          ? "more driver memory, as recommended, or spark.sql.autoBroadcastJoinThreshold=-1"
          : "write results out instead of collecting them; else more driver memory, as recommended")
    ]
  }
}

import SparkProfile

/// Limits that look like want of memory in a log, and for which more heap is no remedy.
struct ExceededOtherLimit: Rule {
  let name = "exceeded-other-limit"

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let failures = assessment.failures
    return Self.limits.compactMap { kind, what, remedy in
      if let failure = failures.executors[kind] {
        return finding(
          .error, .executor, "\(what): \(failure.extent)",
          evidence: [
            Evidence(firstLine(failure.message ?? kind.rawValue), at: failure.place ?? "task end")
          ],
          remedy: remedy)
      }
      guard let text = failures.driver[kind] else { return nil }
      return finding(
        .error, .driver, what,
        evidence: [
          Evidence(firstLine(text), at: failures.driverPlaces[kind] ?? "SQL execution or job")
        ],
        remedy: remedy)
    }
  }

  private static let limits: [(MemoryFailure, what: String, remedy: String)] = [
    (
      .nativeThread, "the operating system gave no further thread",
      "raise the limit on processes (ulimit -u, pids of the container); more heap leaves less room "
        + "for threads"
    ),
    (
      .arraySize, "one array would have been larger than the JVM allows",
      "smaller records, or more partitions so that fewer come together; no heap is large enough"
    ),
    (
      .kryoBuffer, "an object exceeded spark.kryoserializer.buffer.max",
      "raise spark.kryoserializer.buffer.max (below 2048m), or make the object smaller"
    ),
    (
      .rpcMessageSize, "a task exceeded spark.rpc.message.maxSize",
      "broadcast what the task carries, or raise spark.rpc.message.maxSize"
    ),
    (
      .hostMemory, "the machine could not back the memory that a JVM asked for",
      "fewer or smaller processes on the machine; more heap would make it worse"
    ),
    (
      .spillDisk, "memory could not be spilled to disk",
      "room in spark.local.dir: the disk failed, not the memory"
    ),
    (
      .broadcastLimit, "a table was too large to be broadcast",
      "take the broadcast hint away, or lower spark.sql.autoBroadcastJoinThreshold; "
        + "the limit of 8 GiB and 512 million rows is fixed"
    ),
    (
      .broadcastTimeout, "a broadcast was not ready in time",
      "spark.sql.autoBroadcastJoinThreshold=-1, or a longer spark.sql.broadcastTimeout"
    ),
    (
      .blockSize, "a block of more than 2 GiB was to be sent",
      "more partitions, so that each is smaller; no memory is large enough"
    ),
    (
      .refusedSetting, "Spark or the cluster manager refused the memory that was set",
      "set what the text asks for; ballast explain shows what each manager accepts"
    ),
  ]
}

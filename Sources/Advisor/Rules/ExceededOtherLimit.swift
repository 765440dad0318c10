import SparkProfile

/// Limits that look like want of memory in a log, and for which more heap is no remedy.
struct ExceededOtherLimit: ProfileRule {
  let about = RuleDescription(
    7, "exceeded-other-limit", .profile, .error,
    document: RuleDocument(
      finds: """
        A limit was reached that no larger heap moves. It looks like want of memory: no further
        thread, an array longer than the JVM allows, `spark.kryoserializer.buffer.max`,
        `spark.rpc.message.maxSize`, a machine that cannot back a JVM's memory, a disk that could
        not be spilled to, a table too large or too slow to be broadcast, a block of more than 2
        GiB, or memory that Spark or the cluster manager refused.
        """,
      matters: """
        The texts speak of memory or of a size, and so the heap is raised: in vain, at best. Where
        threads or the machine's memory ran out, a larger heap leaves still less for them.
        """,
      evidence: """
        The first line of the text, and where it stands: in the event log, or in the output of a
        process that `--stderr` named. The limits on broadcasts, 8 GiB and 512 million rows, are
        Spark's own.
        """,
      example: """
        ```
        ✗ an object exceeded spark.kryoserializer.buffer.max: 4 tasks, stage 2.0
            org.apache.spark.SparkException: [KRYO_BUFFER_OVERFLOW] Kryo serialization failed:
            Buffer overflow. Available: 0, required: 79 (task end)
        ```
        """,
      remedy: """
        The one setting, or the one thing to do, that moves this limit; the finding names it.
        """,
      safety: """
        To raise a limit on a buffer or a message takes that much memory where it is filled. A limit
        of the JVM or of Spark's format cannot be raised: smaller records or more partitions stay
        below it.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/internal/config/Kryo.scala",
        "core/src/main/scala/org/apache/spark/internal/config/package.scala",
        "core/src/main/scala/org/apache/spark/deploy/SparkSubmitArguments.scala",
        "sql/core/src/main/scala/org/apache/spark/sql/execution/exchange/"
          + "BroadcastExchangeExec.scala",
      ]))

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

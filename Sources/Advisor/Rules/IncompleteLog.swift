import SparkProfile

/// A log of which something is missing.
struct IncompleteLog: ProfileRule {
  let about = RuleDescription(
    19, "incomplete-log", .profile, .note,
    document: RuleDocument(
      finds: """
        The log is not complete. It is cut, damaged or compacted by the History Server, or lacks a
        part of a rolling log; or lines were unreadable or over 32 MiB.
        """,
      matters: """
        What is missing may hold higher peaks, or the failure itself.
        """,
      evidence: """
        The message lists what is missing, and in which file.
        """,
      example: """
        ```
        · the log is not complete: ends in the middle of a line; parts missing: 3
        ```
        """,
      remedy: """
        Fit the whole log when there is one. What could be read is judged, and nothing is cut.
        """,
      safety: """
        Safe: nothing changes.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/deploy/history/EventLogFileWriters.scala",
        "core/src/main/scala/org/apache/spark/deploy/history/EventLogFileCompactor.scala",
        "https://spark.apache.org/docs/latest/"
          + "monitoring.html#applying-compaction-on-rolling-event-log-files",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let coverage = assessment.profile.coverage
    var missing = coverage.damage
    if coverage.isCut, coverage.damage.isEmpty { missing.append("ends in the middle of a line") }
    if !coverage.missingParts.isEmpty {
      let list = coverage.missingParts.prefix(5).map(String.init).joined(separator: ", ")
      missing.append("parts missing: \(list)")
    }
    if coverage.isCompacted {
      missing.append("the History Server compacted finished jobs away")
    }
    if coverage.unreadableLines > 0 {
      missing.append(counted(coverage.unreadableLines, "unreadable line"))
    }
    if coverage.oversizedLines > 0 {
      missing.append(counted(coverage.oversizedLines, "oversized line"))
    }
    guard !missing.isEmpty else { return [] }
    return [
      finding(
        .note, .application,
        "the log is not complete: " + missing.joined(separator: "; "),
        remedy: "what could be read is judged here; "
          + "the rest may hold higher peaks, so fit the whole log when there is one")
    ]
  }
}

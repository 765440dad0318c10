import SparkMemory
import SparkProfile

/// Work that was done again because something ran out of memory, in a run that went on.
struct RepeatedWork: ProfileRule {
  let about = RuleDescription(
    45, "repeated-work", .profile, .warning,
    document: RuleDocument(
      finds: """
        Memory failures made work be done again. The run went on, and took longer for it.
        """,
      matters: """
        Spark tries a task four times, and computes again what was lost with an executor. A job that
        ends well hides this: it is paid for twice, takes longer, and fails on the day when the same
        task is unlucky four times.
        """,
      evidence: """
        The run succeeded, and tasks failed of memory, or executors were lost of it, as the other
        findings tell. Counted are these tasks, those that ended with a lost executor, and stages
        that were attempted again, with the time that tasks of such attempts ran.
        """,
      example: """
        ```
        ! memory failures cost 6 tasks, 2 executors and 1 further attempt of a stage
            4.5 min of task time in further attempts (stages attempted again)
        ```
        """,
      remedy: """
        What the finding of the failure itself says; the recommendation ends it.
        """,
      safety: """
        See the failure's own page.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/scheduler/TaskSetManager.scala",
        "core/src/main/scala/org/apache/spark/scheduler/DAGScheduler.scala",
        "https://spark.apache.org/docs/latest/configuration.html#scheduling",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let failures = assessment.failures.executors.values
    guard assessment.outcome.kind == .succeeded, !failures.isEmpty else { return [] }
    let lost = failures.reduce(into: Set<String>()) { $0.formUnion($1.executors) }
    let profile = assessment.profile
    let ofLost = lost.reduce(0) {
      $0.addingSaturated(profile.executors[$1]?.tasksLostWithExecutor ?? 0)
    }
    let tasks = failures.reduce(ofLost) { $0.addingSaturated($1.tasks) }
    // A stage attempted again for want of a lost executor's shuffle files, or of what failed.
    let again = profile.sizedStages.filter { $0.id.attempt > 0 }
    let time = again.reduce(Int64(0)) { $0.addingSaturated($1.tasks.runTime) }
    var costs: [String] = []
    if tasks > 0 { costs.append(counted(tasks, "task")) }
    if !lost.isEmpty { costs.append(counted(lost.count, "executor")) }
    if !again.isEmpty { costs.append("\(counted(again.count, "further attempt")) of stages") }
    guard let last = costs.popLast() else { return [] }
    let all = costs.isEmpty ? last : costs.joined(separator: ", ") + " and " + last
    return [
      finding(
        .warning, .application, "memory failures cost \(all), and the run went on",
        evidence: [
          Evidence(
            "\(time / 1000) s of task time in further attempts", at: "stages attempted again")
        ],
        remedy: "what the finding of the failure says: the recommendation is made to end it")
    ]
  }
}

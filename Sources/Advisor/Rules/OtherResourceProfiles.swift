import SparkMemory
import SparkProfile

/// Executors whose sizes a program names itself.
struct OtherResourceProfiles: ProfileRule {
  let about = RuleDescription(
    20, "other-resource-profiles", .profile, .note, since: .v(3, 1),
    document: RuleDocument(
      finds: """
        Executors have sizes that the program names. They are of another resource profile than the
        default one, and ran tasks.
        """,
      matters: """
        The program names their sizes (`withResources`), so a configuration does not reach them: a
        recommendation for `spark.executor.memory` would change nothing about them.
        """,
      evidence: """
        The ids of the profiles, in the message. These executors and their stages are neither judged
        nor sized.
        """,
      example: """
        ```
        · executors of resource profile 1 are not judged: the program names their sizes
        ```
        """,
      remedy: """
        Look at what the program asks for.
        """,
      safety: """
        Safe: nothing changes.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/resource/ResourceProfile.scala",
        "https://spark.apache.org/docs/latest/configuration.html#stage-level-scheduling-overview",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let profiles = assessment.profile.otherResourceProfiles
    guard !profiles.isEmpty else { return [] }
    let list = profiles.prefix(5).map(String.init).joined(separator: ", ")
    return [
      finding(
        .note, .application,
        "executors of resource profile \(list) are not judged: the program names their sizes",
        remedy: "look at what the program asks for with withResources")
    ]
  }
}

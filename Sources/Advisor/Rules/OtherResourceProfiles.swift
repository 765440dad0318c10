import SparkProfile

/// Executors whose sizes a program names itself.
struct OtherResourceProfiles: Rule {
  let name = "other-resource-profiles"

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

import SparkProfile

/// A log of which something is missing.
struct IncompleteLog: Rule {
  let name = "incomplete-log"

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let coverage = assessment.profile.coverage
    var missing: [Evidence] = coverage.damage.map { Evidence($0, at: "file") }
    if coverage.isCut, coverage.damage.isEmpty {
      missing.append(Evidence("ends in the middle of a line", at: "end of the log"))
    }
    if !coverage.missingParts.isEmpty {
      let list = coverage.missingParts.prefix(5).map(String.init).joined(separator: ", ")
      missing.append(Evidence("parts missing: \(list)", at: "rolling log"))
    }
    if coverage.unreadableLines > 0 {
      missing.append(Evidence(counted(coverage.unreadableLines, "unreadable line"), at: "log"))
    }
    if coverage.oversizedLines > 0 {
      missing.append(Evidence(counted(coverage.oversizedLines, "oversized line"), at: "log"))
    }
    guard !missing.isEmpty else { return [] }
    return [
      finding(
        .note, .application,
        "the log is not complete: " + missing.map(\.figure).joined(separator: "; "),
        evidence: missing,
        remedy: "what could be read is judged here; "
          + "the rest may hold higher peaks, so fit the whole log when there is one")
    ]
  }
}

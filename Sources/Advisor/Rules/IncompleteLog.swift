import SparkProfile

/// A log of which something is missing.
struct IncompleteLog: Rule {
  let name = "incomplete-log"

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

import Advisor
import Checks
import Report
import SparkSource

/// What every reader of settings promises of any text.
enum SourcePromise {
  /// So many are tried one by one; all of them together are in any case.
  private static let mostFixes = 3

  static func hold(_ text: SourceText, as format: SourceReader.Format) {
    let reading = SourceReader.read(text, as: format)
    precondition(reading == SourceReader.read(text, as: format), "another reading of one text")
    for configuration in reading.configurations { hold(configuration, in: text) }
    for note in reading.notes { holdPlace(note.place, in: text) }
    let result = Checker().check([reading])
    hold(result, of: text, as: format)
    // What the rules say takes longer to write than all the rest, and is the same each time.
    guard text.string.utf16.count % 16 == 0 else { return }
    let report = CheckReport(result, version: "1")
    _ = CheckTextRenderer(style: .plain).render(report)
    _ = GitHubRenderer().render(report)
    _ = JUnitRenderer().render(report)
    precondition((try? SARIFRenderer().render(report)) != nil, "a report that is no SARIF")
    precondition((try? CheckJSONRenderer().render(report)) != nil, "a report that is no JSON")
  }

  private static func hold(_ configuration: WrittenConfiguration, in text: SourceText) {
    holdPlace(configuration.place, in: text)
    for note in configuration.refusals + configuration.ignored { holdPlace(note.place, in: text) }
    for setting in configuration.settings {
      for place in [setting.keyPlace, setting.valuePlace] { holdPlace(place, in: text) }
      if let removal = setting.removal {
        holdPlace(removal, in: text)
        let key = setting.keyPlace.range
        precondition(
          removal.range.lowerBound <= key.lowerBound && key.upperBound <= removal.range.upperBound,
          "a removal that leaves the name: \(setting)")
      }
    }
  }

  /// A place lies within the text, and its lines and columns say the same as its offsets.
  static func holdPlace(_ place: SourcePlace, in text: SourceText) {
    precondition(place.range.upperBound <= text.string.utf16.count, "beyond the text: \(place)")
    precondition(place == text.place(place.range), "lines and offsets differ: \(place)")
    precondition(
      (1...text.lineCount).contains(place.line) && place.endLine <= text.lineCount,
      "no such line: \(place)")
  }

  private static func hold(
    _ result: CheckResult, of text: SourceText, as format: SourceReader.Format
  ) {
    let findings = result.findings
    for (first, second) in zip(findings, findings.dropFirst()) {
      precondition(
        (first.place, first.rule) <= (second.place, second.rule), "findings out of order")
    }
    var fixes = 0
    for finding in findings {
      holdPlace(finding.place, in: text)
      finding.related.forEach { holdPlace($0.place, in: text) }
      finding.fix?.replacements.forEach { holdPlace($0.place, in: text) }
      precondition(!finding.message.isEmpty && !finding.remedy.isEmpty, "a finding without words")
      if let fix = finding.fix, fix.isSafe, fixes < mostFixes {
        fixes += 1
        holdFix(finding, among: findings, of: text, as: format)
      }
    }
    let fixed = FixedText(text, findings: findings)
    guard fixed.isChanged else { return }
    let next = SourceReader.read(SourceText(fixed.text, file: text.file), as: format)
    for configuration in next.configurations {
      for setting in configuration.settings { holdPlace(setting.keyPlace, in: next.text) }
    }
  }

  /// Where a fix is made, its finding is gone.
  private static func holdFix(
    _ finding: LocatedFinding, among before: [LocatedFinding], of text: SourceText,
    as format: SourceReader.Format
  ) {
    let fixed = FixedText(text, findings: [finding])
    let next = SourceText(fixed.text, file: text.file)
    let left = Checker().check([SourceReader.read(next, as: format)]).findings
    func count(_ findings: [LocatedFinding]) -> Int {
      findings.count { $0.rule == finding.rule && $0.setting == finding.setting }
    }
    precondition(
      count(left) < count(before), "still there when fixed: \(finding.message) | \(fixed.text)")
  }
}

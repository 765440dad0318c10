internal import Advisor
internal import Checks
internal import SparkSource

/// A ``CheckReport`` as its JSON has it, `ballast.check/1`.
struct CheckDocument: Encodable {
  struct Summary: Encodable {
    var files: Int
    var errors: Int
    var warnings: Int
    var notes: Int
    var fixable: Int
    var allowed: Int
    var known: Int
  }

  struct Place: Encodable {
    var file: String
    var line: Int
    var column: Int
    var endLine: Int
    var endColumn: Int

    init(_ place: SourcePlace) {
      file = place.file
      line = place.line
      column = place.column
      endLine = place.endLine
      endColumn = place.endColumn
    }
  }

  struct Remark: Encodable {
    var place: Place
    var message: String
  }

  struct Replacement: Encodable {
    var place: Place
    var text: String
  }

  struct Fix: Encodable {
    var title: String
    var isSafe: Bool
    var replacements: [Replacement]
  }

  struct Entry: Encodable {
    var rule: RuleID
    var name: String
    var severity: Finding.Severity
    var message: String
    var place: Place
    var setting: String?
    var expected: String?
    var evidence: [String]
    var remedy: String
    var related: [Remark]
    var fix: Fix?
  }

  let schema = CheckReport.schema
  var summary: Summary
  var findings: [Entry]
  var unknown: [Remark]

  init(_ report: CheckReport) {
    summary = Summary(
      files: report.files, errors: report.count(.error), warnings: report.count(.warning),
      notes: report.count(.note), fixable: report.fixable, allowed: report.suppressed,
      known: report.known)
    findings = report.findings.map(Entry.init)
    unknown = report.notes.map { Remark(place: Place($0.place), message: $0.message) }
  }
}

extension CheckDocument.Entry {
  init(_ finding: LocatedFinding) {
    self.init(
      rule: finding.rule, name: finding.name, severity: finding.severity,
      message: finding.message, place: CheckDocument.Place(finding.place),
      setting: finding.setting, expected: finding.expected, evidence: finding.evidence,
      remedy: finding.remedy,
      related: finding.related.map {
        CheckDocument.Remark(place: CheckDocument.Place($0.place), message: $0.message)
      },
      fix: finding.fix.map { fix in
        CheckDocument.Fix(
          title: fix.title, isSafe: fix.isSafe,
          replacements: fix.replacements.map {
            CheckDocument.Replacement(place: CheckDocument.Place($0.place), text: $0.text)
          })
      })
  }
}

public import Advisor
public import SparkMemory
public import SparkSource

/// One rule over source code: it looks at a program, and says what it finds.
public protocol CodeRule: Rule {
  /// What the rule finds, where the program runs on a version of Spark.
  func findings(in program: Program, version: SparkVersion) -> [LocatedFinding]
}

extension CodeRule {
  /// A finding at a place of a statement.
  func finding(
    _ program: Program, at place: SourcePlace, in statement: Int, _ message: String,
    severity: Finding.Severity? = nil, evidence: [String] = [], remedy: String,
    related: [LocatedFinding.RelatedPlace] = []
  ) -> LocatedFinding {
    let line =
      program.statements.indices.contains(statement)
      ? program.place(of: program.statements[statement]).line : place.line
    return LocatedFinding(
      rule: about.id, name: about.name, severity: severity ?? about.severity, message: message,
      place: place, statementLine: line, setting: nil, expected: nil, evidence: evidence,
      remedy: remedy, related: related, fix: nil)
  }
}

/// The rules over source code; ``all`` is in a file of its own, which `scripts/rule-registry` makes.
public enum CodeRules {}

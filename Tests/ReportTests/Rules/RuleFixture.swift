import Advisor
import Report
import SparkMemory

/// Rules that are made for tests, and never shown.
enum RuleFixture {
  static let catalogue = RuleCatalogue([
    rule(101, "wrong-fraction", .configuration, .error, since: .v(3, 1), until: .v(4, 0)),
    rule(2, "full-heap", .profile, .note),
    rule(1, "empty-heap", .profile, .warning, since: .v(3, 0)),
  ])

  static func rule(
    _ number: Int, _ name: String, _ input: RuleDescription.Input, _ severity: Finding.Severity,
    since: SparkVersion? = nil, until: SparkVersion? = nil, finds: String = "It finds. And more."
  ) -> RuleDescription {
    RuleDescription(
      number, name, input, severity, since: since, until: until,
      document: RuleDocument(
        finds: finds, matters: "It matters\nin two lines.", evidence: "One.\n\nTwo.",
        example: "```\na = |b|\n\n  c\n```", remedy: "- first\n- second\n  goes on",
        safety: "Safe.",
        references: ["core/src/main/scala/A.scala", "https://spark.apache.org/docs/latest/"]))
  }
}

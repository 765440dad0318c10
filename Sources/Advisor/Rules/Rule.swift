/// One rule: what it is called, what it looks at, and its page.
///
/// What it looks at decides what else it can do; a ``ProfileRule`` looks at what an application did.
public protocol Rule: Sendable {
  /// Its identity, name and page.
  var about: RuleDescription { get }
}

extension Rule {
  /// What identifies the rule for ever.
  public var id: RuleID { about.id }

  /// The rule's name; "allow ⟨name⟩" reads as a sentence.
  public var name: String { about.name }
}

/// A rule that looks at an assessment and at the fit made from it, and says what it finds.
///
/// Seeing the fit is what keeps findings and recommendation from contradicting each other.
public protocol ProfileRule: Rule {
  /// What the rule finds, in a run of a version of Spark for which it holds.
  func findings(in assessment: Assessment, fit: Fit) -> [Finding]
}

extension ProfileRule {
  /// What is near a limit: with room for less than a quarter more, a run with a little more data may
  /// fail. A limit that the fit sets after a failure leaves as much.
  static var roomForGrowth: Double { 1.25 }

  func finding(
    _ severity: Finding.Severity, _ subject: Finding.Subject, _ message: String,
    evidence: [Evidence] = [], remedy: String
  ) -> Finding {
    Finding(
      id: id, rule: name, severity: severity, subject: subject, message: message,
      evidence: evidence, remedy: remedy)
  }
}

/// The rules over a profile; ``all`` is in a file of its own, which `scripts/rule-registry` makes.
public enum Rules {
  /// What all rules find, the worst first.
  public static func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let found = all.filter { $0.about.holds(for: assessment.setup.version) }
      .flatMap { $0.findings(in: assessment, fit: fit) }
    return found.enumerated()
      .sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }
      .map(\.element)
  }
}

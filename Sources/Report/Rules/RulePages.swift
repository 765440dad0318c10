public import Advisor

/// Rules as pages of Markdown: `docs/rules`.
public struct RulePages: Sendable {
  private let catalogue: RuleCatalogue

  /// The pages of a catalogue.
  public init(_ catalogue: RuleCatalogue) {
    self.catalogue = catalogue
  }

  /// Every file of the folder, by name: the index, and a page for each rule.
  public var files: [String: String] {
    var files = ["README.md": index]
    for rule in catalogue.rules { files[Self.fileName(of: rule)] = page(of: rule) }
    return files
  }

  /// The name of a rule's page.
  public static func fileName(of rule: RuleDescription) -> String { "\(rule.id)-\(rule.name).md" }

  private static let notice = "<!-- Made from the rules by `make rules`; do not edit. -->"

  private var index: String {
    var lines = [
      Self.notice, "", "# Rules", "",
      "What Ballast can find. An *error* made something fail, or will; a *warning* costs memory or",
      "time; a *note* is worth knowing. An identity means the same rule for ever. Rules over what a",
      "job did see the recommendation of `ballast fit`, so no finding contradicts it.", "",
      "`ballast rules` lists them, and `ballast rules \(catalogue.rules.first?.id ?? RuleID(1))` shows",
      "the page of one.",
    ]
    for input in RuleDescription.Input.allCases {
      let rules = catalogue.looking(at: input).rules
      guard !rules.isEmpty else { continue }
      lines += [
        "", "## \(input.title)", "", "| rule | name | severity | what it finds |",
        "|---|---|---|---|",
      ]
      lines += rules.map { rule in
        "| [\(rule.id)](\(Self.fileName(of: rule))) | `\(rule.name)` | \(rule.severity.word) "
          + "| \(Self.escaped(rule.summary)) |"
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func page(of rule: RuleDescription) -> String {
    var parts = [
      Self.notice, "# \(rule.id) \(rule.name)",
      "*\(rule.severity.word)* · \(rule.input.title) · \(rule.versions)", rule.document.finds,
    ]
    for section in rule.sections { parts += ["## \(section.title)", section.text] }
    let references = rule.document.references.map { "- " + Self.link($0) }
    parts += ["## References", references.joined(separator: "\n")]
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// A path within Spark's repository as a link to it, or an address as one to itself.
  private static func link(_ reference: String) -> String {
    reference.hasPrefix("https://")
      ? "<\(reference)>"
      : "[\(reference)](https://github.com/apache/spark/blob/master/\(reference))"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("\n", with: " ")
  }
}

public import Advisor
public import ArgumentParser
import Report

/// `ballast rules`: what can be found, and the page of each rule.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List the rules, or show the page of one.",
    discussion: """
      A finding ends in the identity of its rule. The page of a rule says what it finds,
      why that matters, on what evidence, with an example, what to do, whether that is
      safe, and where Spark's source or documentation has it.

      EXAMPLES
        ballast rules                        every rule in a line
        ballast rules BM009                  the page of a rule
        ballast rules spilled-tasks BM010    by name too, and several
        ballast rules --json BM009           as JSON
      """)

  @Argument(help: "Identities or names of rules; all of them, in a table, when not given.")
  var rules: [String] = []

  @Option(help: "Only the rules that look at this.")
  var input: RuleDescription.Input?

  @Flag(help: "Write JSON (ballast.rules/1), with the pages.")
  var json = false

  /// Every rule of every target.
  private static let catalogue = RuleCatalogue.everything

  func validate() throws {
    if input != nil, !rules.isEmpty {
      throw ValidationError("--input chooses among all rules; leave it out, or the names.")
    }
  }

  func run() throws {
    let named = try rules.map(Self.rule)
    let catalogue = Self.catalogue.looking(at: input)
    if json {
      let shown = rules.isEmpty ? catalogue.rules : named
      return print(try RuleJSONRenderer().render(shown), terminator: "")
    }
    let renderer = RuleTextRenderer(style: .ofStandardOutput())
    print(
      rules.isEmpty
        ? renderer.table(of: catalogue) : named.map(renderer.page).joined(separator: "\n"),
      terminator: "")
  }

  private static func rule(_ text: String) throws -> RuleDescription {
    if let rule = catalogue.rule(text) { return rule }
    let advice =
      catalogue.nearest(to: text).map { "did you mean \($0.id) \($0.name)?" }
      ?? "ballast rules lists them"
    StandardError.write(
      "ballast rules: command line: no rule '\(TerminalText.escaped(text))'; \(advice)")
    throw ExitCode(2)
  }
}

extension RuleDescription.Input: ExpressibleByArgument {}

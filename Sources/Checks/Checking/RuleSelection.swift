public import Advisor
internal import SparkSource

/// Which rules count, by number or name.
public struct RuleSelection: Hashable, Sendable {
  /// The rules that are looked at; nil for all.
  public var selected: Set<RuleID>?
  /// The rules that are left out, even where they are selected.
  public var ignored: Set<RuleID>

  /// Every rule.
  public static let all = RuleSelection(selected: nil, ignored: [])

  /// Every rule over settings and over source code.
  public static let rules: [RuleDescription] =
    ConfigurationRules.all.map(\.about) + CodeRules.all.map(\.about)

  /// Some rules.
  public init(selected: Set<RuleID>?, ignored: Set<RuleID>) {
    self.selected = selected
    self.ignored = ignored
  }

  /// Rules as they are written: numbers and names with commas between them.
  /// - Throws: `UnknownRule` for one that there is not.
  public init(select: [String], ignore: [String]) throws(UnknownRule) {
    selected = select.isEmpty ? nil : try Self.rules(select)
    ignored = try Self.rules(ignore)
  }

  /// Whether a rule counts.
  public func contains(_ rule: RuleID) -> Bool {
    selected?.contains(rule) != false && !ignored.contains(rule)
  }

  private static func rules(_ texts: [String]) throws(UnknownRule) -> Set<RuleID> {
    var rules: Set<RuleID> = []
    for text in texts.flatMap({ $0.split(separator: ",") }) {
      let word = String(text.drop { $0 == " " })
      let about = Self.rules
      guard let rule = about.first(where: { $0.name == word || $0.id == RuleID(word) }) else {
        throw UnknownRule(word: word)
      }
      rules.insert(rule.id)
    }
    return rules
  }
}

/// A rule that there is not.
public struct UnknownRule: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was written.
  public var word: String

  /// What is wrong and what to do.
  public var description: String {
    let about = RuleSelection.rules
    let nearest = EditDistance.nearest(to: word, among: about.map(\.name))
    if let rule = about.first(where: { $0.name == nearest }) {
      return "there is no rule '\(word)'; did you mean \(rule.id) \(rule.name)?"
    }
    let all = about.map { "\($0.id) \($0.name)" }
    return "there is no rule '\(word)'; choose from \(all.joined(separator: ", "))"
  }
}

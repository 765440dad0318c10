public import Advisor
import Checks
import SparkSource

/// Rules to be looked up by identity or name, in the order of their identities.
public struct RuleCatalogue: Sendable {
  /// What each of them is.
  public let rules: [RuleDescription]

  /// A catalogue of rules, in any order.
  public init(_ rules: [RuleDescription]) {
    self.rules = rules.sorted { $0.id < $1.id }
  }

  /// A catalogue of the rules that run.
  public init(_ rules: [any Rule]) {
    self.init(rules.map(\.about))
  }

  /// Every rule that there is.
  public static let everything = RuleCatalogue(
    Rules.all.map(\.about) + RuleSelection.rules)

  /// Only the rules that look at something; all of them for nil.
  public func looking(at input: RuleDescription.Input?) -> RuleCatalogue {
    RuleCatalogue(rules.filter { input == nil || $0.input == input })
  }

  /// The rule that is meant by an identity or a name, in capitals or not; nil if there is none.
  public func rule(_ text: String) -> RuleDescription? {
    if let id = RuleID(text) { return rules.first { $0.id == id } }
    let name = text.lowercased()
    return rules.first { $0.name == name }
  }

  /// The rule whose identity or name is next to a text that means none; nil if none is near.
  ///
  /// Near is what a third of the letters divides from it, at most, or a name of which the text is a
  /// part: who types from memory gets a word right, and the rest of the name wrong.
  public func nearest(to text: String) -> RuleDescription? {
    guard text.count >= Self.leastLetters else { return nil }
    let names = rules.flatMap { [$0.name, $0.id.description.lowercased()] }
    if let near = EditDistance.nearest(to: text, among: names) {
      return rules.first { [$0.name, $0.id.description.lowercased()].contains(near) }
    }
    let part = text.lowercased()
    return rules.first { $0.name.contains(part) }
  }

  private static let leastLetters = 3
}

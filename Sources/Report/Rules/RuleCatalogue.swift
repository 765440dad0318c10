public import Advisor
import Checks

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
    let wanted = Array(text.lowercased().utf8.prefix(Self.mostBytes))
    guard wanted.count >= Self.leastBytes else { return nil }
    let near = rules.flatMap { rule in
      [rule.name, rule.id.description.lowercased()].map { name in
        (
          rule: rule, distance: Self.edits(from: wanted, to: Array(name.utf8)),
          length: name.utf8.count
        )
      }
    }
    if let best = near.min(by: { $0.distance < $1.distance }),
      best.distance <= max(1, best.length / 3)
    {
      return best.rule
    }
    let part = String(decoding: wanted, as: UTF8.self)
    return rules.first { $0.name.contains(part) }
  }

  /// A longer text is no name, and comparing takes the product of both lengths.
  private static let mostBytes = 64
  private static let leastBytes = 3

  /// The bytes to be put in, taken out or exchanged, at least, to make one text of the other.
  private static func edits(from left: [UInt8], to right: [UInt8]) -> Int {
    var previous = Array(0...right.count)
    for (row, byte) in left.enumerated() {
      var next = [row + 1]
      for (column, other) in right.enumerated() {
        let exchanged = previous[column] + (byte == other ? 0 : 1)
        next.append(min(exchanged, previous[column + 1] + 1, next[column] + 1))
      }
      previous = next
    }
    return previous[right.count]
  }
}

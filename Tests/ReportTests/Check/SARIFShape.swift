import Foundation

/// What SARIF 2.1.0 says of a part of a log, as far as it is written here, and nothing more: a name
/// that is not among these fails.
///
/// Source: OASIS, Static Analysis Results Interchange Format 2.1.0, sections 3.13 to 3.57, and the
/// types, limits and required names of its schema.
indirect enum SARIFShape: Sendable {
  case object(required: [String: SARIFShape], optional: [String: SARIFShape] = [:])
  /// Any names, with values of one shape.
  case names(SARIFShape)
  case list(SARIFShape, least: Int = 0, isUnique: Bool = false)
  case text
  /// A text that is not empty.
  case words
  case word([String])
  case count(least: Int)
  /// A reference of RFC 3986, without what it escapes.
  case reference
  case version

  /// What of a value is not as it has to be, each with its path.
  func problems(of value: Any, at path: String = "$") -> [String] {
    switch self {
    case .object(let required, let optional):
      guard let object = value as? [String: Any] else { return ["\(path): no object"] }
      let missing = required.keys.filter { object[$0] == nil }.sorted()
      return missing.map { "\(path): \($0) is missing" }
        + object.sorted { $0.key < $1.key }.flatMap { name, value in
          (required[name] ?? optional[name])?.problems(of: value, at: "\(path).\(name)")
            ?? ["\(path): \(name) is not in the standard, or not expected"]
        }
    case .names(let shape):
      guard let object = value as? [String: Any] else { return ["\(path): no object"] }
      return object.flatMap { shape.problems(of: $1, at: "\(path).\($0)") }
    case .list(let shape, let least, let isUnique):
      guard let list = value as? [Any] else { return ["\(path): no list"] }
      var problems = list.enumerated().flatMap { shape.problems(of: $1, at: "\(path)[\($0)]") }
      if list.count < least { problems.append("\(path): fewer than \(least)") }
      if isUnique, Set(list.map { "\($0)" }).count < list.count {
        problems.append("\(path): one stands twice")
      }
      return problems
    case .text: return value is String ? [] : ["\(path): no text"]
    case .words: return (value as? String)?.isEmpty == false ? [] : ["\(path): no words"]
    case .word(let words):
      return (value as? String).map(words.contains) == true ? [] : ["\(path): none of \(words)"]
    case .count(let least):
      // JSON's true is no number, whatever Foundation takes it for.
      guard let number = value as? Int, "\(value)" == "\(number)" else {
        return ["\(path): no count"]
      }
      return number >= least ? [] : ["\(path): \(number) is below \(least)"]
    case .reference:
      let isReference = (value as? String)?.wholeMatch(
        of: /(?:[A-Za-z0-9\-._~\/!$&'()*+,;=@]|%[0-9A-Fa-f]{2})+/)
      return isReference == nil ? ["\(path): no reference"] : []
    case .version:
      let isVersion = (value as? String)?.wholeMatch(of: /\d+\.\d+\.\d+([-+].+)?/)
      return isVersion == nil ? ["\(path): no version"] : []
    }
  }

  static let log = object(
    required: ["version": .word(["2.1.0"]), "runs": .list(run)], optional: ["$schema": .words])

  private static let run = object(
    required: ["tool": .object(required: ["driver": driver])],
    optional: [
      "results": .list(result), "columnKind": .word(["utf16CodeUnits", "unicodeCodePoints"]),
    ])

  private static let driver = object(
    required: ["name": .words],
    optional: ["semanticVersion": .version, "rules": .list(rule, isUnique: true)])

  private static let rule = object(
    required: ["id": .words],
    optional: [
      "name": .words, "shortDescription": description, "fullDescription": description,
      "help": description,
      "defaultConfiguration": .object(required: [:], optional: ["level": level]),
    ])

  private static let level = word(["none", "note", "warning", "error"])
  private static let description = object(
    required: ["text": .words], optional: ["markdown": .words])
  private static let message = object(required: ["text": .words])

  private static let result = object(
    required: ["message": message],
    optional: [
      "ruleId": .words, "ruleIndex": .count(least: -1), "level": level,
      "locations": .list(location, least: 1), "relatedLocations": .list(location, isUnique: true),
      "partialFingerprints": .names(.words), "fixes": .list(fix, isUnique: true),
    ])

  private static let location = object(
    required: ["physicalLocation": physicalLocation],
    optional: ["id": .count(least: 0), "message": message])

  private static let physicalLocation = object(
    required: ["artifactLocation": artifact], optional: ["region": region])

  private static let artifact = object(required: ["uri": .reference])

  private static let region = object(
    required: [
      "startLine": .count(least: 1), "startColumn": .count(least: 1), "endLine": .count(least: 1),
      "endColumn": .count(least: 1),
    ])

  private static let fix = object(
    required: ["artifactChanges": .list(change, least: 1, isUnique: true)],
    optional: ["description": message])

  private static let change = object(
    required: ["artifactLocation": artifact, "replacements": .list(replacement, least: 1)])

  // The schema lets a replacement insert nothing; its text may be empty.
  private static let replacement = object(
    required: ["deletedRegion": region],
    optional: ["insertedContent": .object(required: ["text": .text])])
}

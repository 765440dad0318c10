internal import Advisor
public import SparkSource

/// The findings that comments of a text allow: `# ballast: allow little-user-memory, BM112`.
///
/// A comment counts for its own line and for the line below it; above a command of several lines, for
/// all of the command.
public struct Suppressions: Hashable, Sendable {
  private var words: [Int: Set<String>] = [:]

  /// One name of a comment.
  struct Allowance: Hashable {
    var line: Int
    var word: String
  }

  /// The comments of a text.
  /// - Parameters:
  ///   - text: The text.
  ///   - isNotebook: Whether its comments stand in strings of JSON.
  public init(in text: SourceText, isNotebook: Bool = false) {
    let mark = "ballast: allow "
    guard text.string.contains(mark) else { return }
    for number in 1...text.lineCount {
      let line = text.line(number)
      guard let found = line.ranges(of: mark).last,
        Self.openings.contains(where: line[..<found.lowerBound].contains)
      else { continue }
      let names = line[found.upperBound...].split {
        Self.separators.contains($0) || (isNotebook && Self.endsOfString.contains($0))
      }
      words[number, default: []].formUnion(names.map { $0.lowercased() })
    }
  }

  /// Whether a comment allows a finding.
  public func allow(_ finding: LocatedFinding) -> Bool { !allowances(for: finding).isEmpty }

  /// What allows a finding.
  func allowances(for finding: LocatedFinding) -> [Allowance] {
    let lines: Set = [
      finding.place.line, finding.place.line - 1, finding.statementLine, finding.statementLine - 1,
    ]
    let names = [finding.name, finding.rule.description.lowercased()]
    return lines.flatMap { line in
      names.filter { words[line]?.contains($0) == true }.map { Allowance(line: line, word: $0) }
    }
  }

  /// Every name of every comment, in the order of the lines.
  var all: [Allowance] {
    words.flatMap { line, words in words.map { Allowance(line: line, word: $0) } }
      .sorted { ($0.line, $0.word) < ($1.line, $1.word) }
  }

  /// What stands between names.
  private static let separators: Set<Character> = [",", " ", "\t", ";", "*"]
  /// A line of a notebook ends in an escape and a quote.
  private static let endsOfString: Set<Character> = ["\\", "\""]

  /// What begins a comment in the forms that are read.
  private static let openings = ["#", "!", "--", "//"]
}

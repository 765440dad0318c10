/// Splits a command line into words as a POSIX shell does: blanks, quotes and backslashes.
///
/// Variables, substitutions and wildcards are left as they are written. A `#` that begins a word
/// begins a comment.
public enum ShellWords {
  /// The words of the first command in a text, which may go on behind a backslash at a line's end.
  /// - Parameters:
  ///   - text: A command line.
  ///   - location: Where it is, for errors.
  /// - Returns: The words up to the end of the line or to a `;`, `&` or `|`.
  /// - Throws: `SourceError` for a quote that is never closed.
  public static func words(
    of text: String, at location: SourceLocation = ConfigurationWord.location
  ) throws(SourceError) -> [String] {
    var splitter = Splitter(rest: text[...])
    return try splitter.words(at: location)
  }

  /// A line whose words these are.
  public static func line(of words: some Sequence<String>) -> String {
    words.map { "'" + $0.replacing("'", with: "'\\''") + "'" }.joined(separator: " ")
  }
}

/// Reads one word after another from a text.
private struct Splitter {
  var rest: Substring
  var words: [String] = []
  var word: String?

  mutating func words(at location: SourceLocation) throws(SourceError) -> [String] {
    while let character = rest.popFirst() {
      switch character {
      case "\\": takeEscaped()
      case "'", "\"": try takeQuoted(character, at: location)
      case "#" where word == nil: skipComment()
      case "\n", "\r\n":
        finishWord()
        if !words.isEmpty { return words }
      case ";", "&", "|":
        finishWord()
        if !words.isEmpty { return words }
      case _ where character.isWhitespace: finishWord()
      default: word = (word ?? "") + String(character)
      }
    }
    finishWord()
    return words
  }

  private mutating func finishWord() {
    if let word { words.append(word) }
    word = nil
  }

  private mutating func skipComment() {
    rest = rest.drop { !$0.isNewline }
  }

  /// What stands behind a backslash; a line's end there joins two lines.
  private mutating func takeEscaped() {
    guard let next = rest.popFirst(), !next.isNewline else { return }
    word = (word ?? "") + String(next)
  }

  private mutating func takeQuoted(
    _ quote: Character, at location: SourceLocation
  ) throws(SourceError) {
    var quoted = ""
    while let character = rest.popFirst() {
      if character == quote {
        word = (word ?? "") + quoted
        return
      }
      guard quote == "\"", character == "\\", let next = rest.first else {
        quoted.append(character)
        continue
      }
      if next.isNewline {
        rest.removeFirst()
      } else if "\"\\$`".contains(next) {
        rest.removeFirst()
        quoted.append(next)
      } else {
        quoted.append(character)
      }
    }
    throw SourceError(.malformed, at: location, "a quote \(quote) is never closed; close it")
  }
}

/// Splits a command line into words as a POSIX shell does: blanks, quotes and backslashes.
///
/// Variables, substitutions and wildcards are left as they are written. A `#` that begins a word
/// begins a comment.
public enum ShellWords {
  /// One command of a text.
  public struct Command: Hashable, Sendable {
    /// Its words.
    public var words: [String]
    /// The line on which it begins, from 1.
    public var line: Int
  }

  /// The commands in a text; each ends with its line, unless that ends with a backslash, or at a
  /// `;`, `&` or `|`.
  /// - Parameters:
  ///   - text: A command line or a script.
  ///   - file: Its name, for errors.
  /// - Returns: The commands that have a word.
  /// - Throws: `SourceError` for a quote that is never closed.
  public static func commands(
    of text: String, file: String = ConfigurationWord.location.file
  ) throws(SourceError) -> [Command] {
    var splitter = Splitter(rest: text[...], file: file)
    return try splitter.commands()
  }

  /// A line whose words these are.
  public static func line(of words: some Sequence<String>) -> String {
    words.map { "'" + $0.replacing("'", with: "'\\''") + "'" }.joined(separator: " ")
  }
}

/// Reads one word after another from a text.
private struct Splitter {
  var rest: Substring
  var file: String
  var line = 1
  var found: [ShellWords.Command] = []
  var command: ShellWords.Command?
  var word: String?

  init(rest: Substring, file: String) {
    self.rest = rest
    self.file = file
  }

  mutating func commands() throws(SourceError) -> [ShellWords.Command] {
    while let character = next() {
      switch character {
      case "\\": takeEscaped()
      case "'", "\"": try takeQuoted(character)
      case "#" where word == nil: rest = rest.drop { !$0.isNewline }
      case ";", "&", "|": finishCommand()
      case _ where character.isNewline: finishCommand()
      case _ where character.isWhitespace: finishWord()
      default: add(String(character))
      }
    }
    finishCommand()
    return found
  }

  private mutating func next() -> Character? {
    guard let character = rest.popFirst() else { return nil }
    if character.isNewline { line += 1 }
    return character
  }

  private mutating func add(_ text: String) {
    if command == nil { command = ShellWords.Command(words: [], line: line) }
    word = (word ?? "") + text
  }

  private mutating func finishWord() {
    if let word { command?.words.append(word) }
    word = nil
  }

  private mutating func finishCommand() {
    finishWord()
    if let command { found.append(command) }
    command = nil
  }

  /// What stands behind a backslash; a line's end there joins two lines.
  private mutating func takeEscaped() {
    guard let character = next(), !character.isNewline else { return }
    add(String(character))
  }

  private mutating func takeQuoted(_ quote: Character) throws(SourceError) {
    let start = line
    var quoted = ""
    while let character = next() {
      if character == quote {
        add(quoted)
        return
      }
      guard quote == "\"", character == "\\", let following = rest.first else {
        quoted.append(character)
        continue
      }
      if following.isNewline {
        _ = next()
      } else if "\"\\$`".contains(following) {
        _ = next()
        quoted.append(following)
      } else {
        quoted.append(character)
      }
    }
    let place = SourceLocation(
      file: file, line: file == ConfigurationWord.location.file ? nil : start)
    throw SourceError(.malformed, at: place, "a quote \(quote) is never closed; close it")
  }
}

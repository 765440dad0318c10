/// Text made fit for a terminal: names from a log are data and must not steer it.
public enum TerminalText {
  /// The text with every control character, line break and direction mark spelt out.
  public static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case _ where !isUnsafe(scalar): result.unicodeScalars.append(scalar)
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return result
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: true
    case .format: scalar.value != 0x200D && scalar.value != 0xAD
    default: false
    }
  }

  /// On which side blanks are added.
  public enum Alignment: Hashable, Sendable {
    /// Text first, blanks after it.
    case left
    /// Blanks first, as for numbers.
    case right
  }

  /// The text with blanks up to a display width; a longer one is left as it is.
  public static func padded(
    _ text: String, to width: Int, _ alignment: Alignment = .left
  ) -> String {
    let blanks = String(repeating: " ", count: max(0, width - text.displayWidth))
    return alignment == .left ? text + blanks : blanks + text
  }

  /// The text cut to a display width, with an ellipsis where something is missing.
  public static func truncated(_ text: String, to width: Int) -> String {
    guard text.displayWidth > width else { return text }
    guard width > 0 else { return "" }
    var result = ""
    var used = 0
    for character in text {
      guard used + character.displayWidth <= width - 1 else { break }
      used += character.displayWidth
      result.append(character)
    }
    return result + "…"
  }

  /// The text in lines of at most a display width, broken between words where that is possible.
  /// - Parameters:
  ///   - text: Words; runs of blanks and line breaks count as one blank.
  ///   - width: Cells of a line, the indent included.
  ///   - indent: Blanks in front of every line.
  ///   - hanging: Further blanks in front of every line but the first.
  /// - Returns: The lines; none for a text without words.
  public static func wrap(
    _ text: String, width: Int, indent: Int = 0, hanging: Int = 0
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    func room() -> Int { max(1, width - indent - (lines.isEmpty ? 0 : hanging)) }
    func close() {
      let blanks = indent + (lines.isEmpty ? 0 : hanging)
      lines.append(String(repeating: " ", count: max(0, blanks)) + line)
      line = ""
      used = 0
    }
    for word in text.split(whereSeparator: \.isWhitespace) {
      let width = word.displayWidth
      if !line.isEmpty, used + 1 + width > room() { close() }
      if !line.isEmpty {
        line += " "
        used += 1
      }
      if used + width <= room() {
        line += word
        used += width
      } else {
        for character in word {
          if line.displayWidth + character.displayWidth > room(), !line.isEmpty { close() }
          line.append(character)
        }
        used = line.displayWidth
      }
    }
    if !line.isEmpty { close() }
    return lines
  }
}

/// A block of the little Markdown in which the pages of rules are written.
enum MarkdownBlock: Hashable {
  /// Words to be wrapped.
  case paragraph(String)
  /// An item of a list, to be wrapped.
  case item(String)
  /// Lines between fences, as they are.
  case code([String])

  /// The blocks of a text: paragraphs with blank lines between them, items, and fenced code.
  ///
  /// A fence that is not closed ends with the text.
  static func blocks(of text: String) -> [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    var words: [Substring] = []
    var isItem = false
    var code: [String]?
    func close() {
      let text = words.joined(separator: " ")
      if !words.isEmpty { blocks.append(isItem ? .item(text) : .paragraph(text)) }
      words = []
      isItem = false
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        close()
        if let lines = code { blocks.append(.code(lines)) }
        code = code == nil ? [] : nil
      } else if code != nil {
        code?.append(String(line))
      } else if line.hasPrefix("- ") {
        close()
        isItem = true
        words.append(line.dropFirst(2))
      } else if line.allSatisfy(\.isWhitespace) {
        close()
      } else {
        words.append(line)
      }
    }
    close()
    if let code { blocks.append(.code(code)) }
    return blocks
  }
}

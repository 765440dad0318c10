internal import SparkSource

/// A line of a source as a terminal shows it, and what stands below it to point at a place.
struct SourceExcerpt {
  /// The line, or what of a long one is around the place.
  let line: String
  /// What stands in front of the caret.
  let indent: String
  /// How many cells the place has in the line; at least one.
  let width: Int

  /// What of a long line stays in front of the place.
  private static let lead = 40

  /// The line where a place begins.
  /// - Parameters:
  ///   - place: The place; of several lines, the first is shown.
  ///   - text: The text it is in.
  ///   - widest: Cells of the longest line that is shown.
  init(of place: SourcePlace, in text: SourceText, widest: Int) {
    let source = text.range(ofLine: place.line) ?? 0..<0
    let length = text.line(place.line).utf16.count
    let whole = source.lowerBound..<(source.lowerBound + length)
    let start = min(place.range.lowerBound, whole.upperBound)
    let end = max(start, min(place.range.upperBound, whole.upperBound))
    // Nobody's terminal shows more of it, and a line may be the whole file.
    let isWhole =
      length <= 4 * widest && Self.shown(text.text(in: whole)).cells <= widest
    var first = whole.lowerBound
    var opening = ""
    if !isWhole, start - first > widest - Self.lead {
      first = text.boundary(atOrBelow: start - Self.lead)
      opening = "…"
    }
    let before = Self.shown(text.text(in: first..<start))
    let last = min(whole.upperBound, start + 2 * widest)
    let rest = Self.shown(text.text(in: start..<text.boundary(atOrBelow: last)))
    let room = max(1, widest - opening.displayWidth - before.cells)
    let isCut = last < whole.upperBound || rest.cells > room
    let behind = isCut ? TerminalText.truncated(rest.text + "…", to: room) : rest.text
    line = opening + before.text + behind
    // A tab stays one, so that the caret stands below in any width of tabs.
    indent = String(repeating: " ", count: opening.displayWidth) + before.indent
    let marked = Self.shown(text.text(in: start..<min(end, last)))
    width = max(1, min(marked.cells, room))
  }

  /// A text with what would steer a terminal spelt out, but for tabs; its cells, where a tab counts as
  /// one; and blanks that are as wide.
  private static func shown(_ text: String) -> (text: String, cells: Int, indent: String) {
    var result = ""
    var indent = ""
    var cells = 0
    for (index, part) in text.split(separator: "\t", omittingEmptySubsequences: false).enumerated()
    {
      if index > 0 {
        result += "\t"
        indent += "\t"
        cells += 1
      }
      let escaped = TerminalText.escaped(String(part))
      let width = escaped.displayWidth
      result += escaped
      indent += String(repeating: " ", count: width)
      cells += width
    }
    return (result, cells, indent)
  }
}

extension SourceText {
  /// An offset that cuts no character of UTF-16 in two.
  fileprivate func boundary(atOrBelow offset: Int) -> Int {
    guard let unit = text(in: max(0, offset - 1)..<max(0, offset)).unicodeScalars.first,
      unit == "\u{FFFD}"
    else { return max(0, offset) }
    return max(0, offset - 1)
  }
}

internal import Yams

/// Apart from a node of a cluster.
typealias YAMLNode = Yams.Node

/// The documents of a YAML text, with places.
struct YAMLDocuments {
  let text: SourceText
  private(set) var roots: [YAMLNode] = []
  /// Where and why reading ended early; nil where all was read.
  private(set) var trouble: SourceNote?

  init(_ text: SourceText) {
    self.text = text
    do {
      let parser = try Parser(yaml: text.string)
      while let root = try parser.nextRoot() { roots.append(root) }
    } catch {
      trouble = note(of: error)
    }
  }

  /// Where a scalar stands, without its quotes.
  func place(of node: YAMLNode) -> SourcePlace {
    guard let mark = node.mark,
      let start = text.offset(line: mark.line, scalarColumn: mark.column)
    else { return text.place(0..<0) }
    guard case .scalar(let scalar) = node else { return text.place(start..<start) }
    let length = scalar.string.utf16.count
    let opening = start..<min(start + 1, text.units.count)
    let isQuoted = text.text(in: opening) == "\"" || text.text(in: opening) == "'"
    let first = isQuoted ? start + 1 : start
    let plain = first..<min(first + length, text.units.count)
    if text.text(in: plain) == scalar.string { return text.place(plain) }
    let lineEnd = text.range(ofLine: mark.line)?.upperBound ?? first
    return text.place(first..<max(first, lineEnd))
  }

  private func note(of error: any Error) -> SourceNote {
    let whole = text.place(0..<0)
    guard let error = error as? YamlError else { return SourceNote("no YAML", at: whole) }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return SourceNote("no YAML from here on: \(problem)", at: place(of: mark))
    case .duplicatedKeysInMapping(let duplicates, let context):
      return SourceNote(
        "no YAML: \(duplicates.joined(separator: ", ")) stands twice in one mapping",
        at: place(of: context.mark))
    default: return SourceNote("no YAML", at: whole)
    }
  }

  private func place(of mark: Mark) -> SourcePlace {
    let offset = text.offset(line: mark.line, scalarColumn: mark.column) ?? text.units.count
    return text.place(offset..<offset)
  }
}

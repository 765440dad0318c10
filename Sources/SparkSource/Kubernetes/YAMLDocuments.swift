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
    if let place = Self.expansion(of: text) {
      trouble = SourceNote("more anchors and aliases than can be read; write them out", at: place)
      return
    }
    do {
      let parser = try Parser(yaml: text.string)
      let hasMerges = text.string.contains("<<")
      while let root = try parser.nextRoot() {
        roots.append(hasMerges ? YAMLMerge.merged(root) : root)
      }
    } catch {
      trouble = note(of: error)
    }
  }

  /// Where aliases begin that could say a few lines millions of times, for which the parser has no
  /// limit; nil where they cannot.
  ///
  /// So many aliases, dealt out evenly to so many anchors, multiply to no more than this.
  private static func expansion(of text: SourceText) -> SourcePlace? {
    var aliases = 0
    var anchors = 0
    var first: Int?
    var isOpen = true
    for (index, unit) in text.units.enumerated() {
      let isNamed = text.units.dropFirst(index + 1).first.map { $0 > 0x20 } == true
      if isOpen, isNamed, unit == 0x2A {
        aliases += 1
        first = first ?? index
      }
      if isOpen, isNamed, unit == 0x26 { anchors += 1 }
      isOpen = unit <= 0x20 || [0x5B, 0x7B, 0x2C, 0x3A, 0x3F, 0x2D].contains(unit)
    }
    guard let first, anchors > 1 else { return nil }
    // Three at each of the anchors multiply to the most.
    let levels = max(1, min(anchors, aliases / 3))
    var most = 1
    for _ in 0..<levels where most <= mostExpansion {
      most = most.multipliedReportingOverflow(by: (aliases + levels - 1) / levels).partialValue
    }
    return most > mostExpansion ? text.place(first..<(first + 1)) : nil
  }

  private static let mostExpansion = 10_000_000

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

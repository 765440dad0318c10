internal import Yams

extension YAMLDocuments {
  /// The text of a scalar, with the places of its units as far as its style lets them be told.
  func embedded(_ node: YAMLNode, prefix: String = "") -> EmbeddedText? {
    guard let scalar = node.scalar, let mark = node.mark else { return nil }
    let units = Array(scalar.string.utf16)
    let place = place(of: node)
    let origins: [Range<Int>]?
    switch scalar.style {
    case .literal: origins = literal(scalar.string, belowLine: mark.line)
    case .doubleQuoted: origins = quoted(units, from: place.range.lowerBound)
    default: origins = place.range.count == units.count ? place.range.map { $0..<($0 + 1) } : nil
    }
    let unknown = [place.range.lowerBound..<place.range.lowerBound]
    return EmbeddedText(units, at: origins ?? unknown, in: text, prefix: prefix)
  }

  /// A block of lines, of which each stands behind the same indent.
  private func literal(_ string: String, belowLine first: Int) -> [Range<Int>]? {
    var origins: [Range<Int>] = []
    var number = first + 1
    for part in string.split(separator: "\n", omittingEmptySubsequences: false) {
      let units = Array(part.utf16)
      let line = text.line(number)
      guard let range = text.range(ofLine: number) ?? (units.isEmpty ? 0..<0 : nil),
        line.hasSuffix(part)
      else { return nil }
      let start = range.lowerBound + line.utf16.count - units.count
      origins += (start..<(start + units.count)).map { $0..<($0 + 1) }
      // The line's end; the last line of a block may have none.
      if origins.count < string.utf16.count {
        origins.append((start + units.count)..<max(start + units.count, range.upperBound))
      }
      number += 1
    }
    return origins
  }

  /// A text in double quotes, in which an escape stands for a unit or two.
  private func quoted(_ units: [UInt16], from start: Int) -> [Range<Int>]? {
    var origins: [Range<Int>] = []
    var index = start
    while origins.count < units.count, index < text.units.count {
      guard text.units[index] == .backslash else {
        guard text.units[index] == units[origins.count] else { return nil }
        origins.append(index..<(index + 1))
        index += 1
        continue
      }
      guard let letter = text.units.dropFirst(index + 1).first,
        let length = Self.escapeLengths[letter] ?? (letter > 0x20 ? 2 : nil)
      else { return nil }
      let escape = index..<min(index + length, text.units.count)
      origins.append(escape)
      if UTF16.isLeadSurrogate(units[origins.count - 1]), letter == Self.bigU {
        origins.append(escape)
      }
      index = escape.upperBound
    }
    return origins.count == units.count ? origins : nil
  }

  private static let bigU: UInt16 = 0x55

  /// `\xNN`, `\uNNNN` and `\UNNNNNNNN`; every other escape is of one letter.
  private static let escapeLengths: [UInt16: Int] = [0x78: 4, 0x75: 6, bigU: 10]
}

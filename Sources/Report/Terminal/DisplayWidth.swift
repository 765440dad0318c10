extension StringProtocol {
  /// How many cells of a terminal the text takes.
  ///
  /// East Asian wide characters and emoji take two, combining marks and escape sequences none.
  public var displayWidth: Int {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return utf8.count }
    var width = 0
    var rest = self[...]
    while let character = rest.first {
      if let length = rest.escapeSequenceLength {
        rest = rest.dropFirst(length)
      } else {
        width += character.displayWidth
        rest = rest.dropFirst()
      }
    }
    return width
  }

  /// How many characters the escape sequence at the start has; nil when there is none.
  var escapeSequenceLength: Int? {
    guard utf8.first == 0x1B, hasPrefix("\u{1B}[") else { return nil }
    guard let end = dropFirst(2).firstIndex(where: { ("@"..."~").contains($0) }) else {
      return nil
    }
    return distance(from: startIndex, to: end) + 1
  }
}

extension Character {
  /// How many cells of a terminal the character takes.
  public var displayWidth: Int {
    if let ascii = asciiValue, ascii >= 0x20 { return ascii == 0x7F ? 0 : 1 }
    guard let first = unicodeScalars.first else { return 0 }
    if unicodeScalars.contains(where: { $0.value == 0xFE0F }) { return 2 }
    if first.properties.isEmojiPresentation { return 2 }
    return first.displayWidth
  }
}

extension Unicode.Scalar {
  var displayWidth: Int {
    switch properties.generalCategory {
    case .control, .format, .nonspacingMark, .enclosingMark, .surrogate: return 0
    default: return Self.wide.contains { $0.contains(value) } ? 2 : 1
    }
  }

  /// The blocks whose characters Unicode's `EastAsianWidth.txt` calls wide or fullwidth.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x17000...0x18CFF, 0x1B000...0x1B2FF, 0x1F300...0x1F64F,
    0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]
}

/// Where what a tool or the shell replaces ends.
extension ShellScanner {
  /// The offset behind a substitution.
  ///
  /// Quotes in it and substitutions in those are passed over. One that nothing closes ends with the
  /// script.
  /// - Parameters:
  ///   - opening: Where its parenthesis or its backtick stands.
  ///   - end: Where the script ends.
  /// - Returns: The offset behind what closes it.
  func substitutionEnd(from opening: Int, before end: Int) -> Int {
    var closings: [UInt16] = []
    var position = opening
    repeat {
      let unit = units[position]
      switch unit {
      case .backslash: position += 1
      case _ where unit == closings.last: closings.removeLast()
      case .apostrophe where closings.last != .quote:
        position = units[(position + 1)..<end].firstIndex(of: .apostrophe) ?? end
      case .open where closings.last != .quote || units[position - 1] == .dollar:
        closings.append(.close)
      case .quote, .backtick: closings.append(unit)
      case .hash where closings.last == .close && units[position - 1].isShellSpace:
        position = units[position..<end].firstIndex(of: .lineFeed) ?? end
      default: break
      }
      position += 1
    } while position < end && !closings.isEmpty
    return min(position, end)
  }

  /// The offset behind a template of Jinja, Go or ERB that begins here and ends on its line; nil where
  /// none does.
  var templateEnd: Int? {
    let closing: (UInt16, UInt16)
    switch (peek(0), peek(1)) {
    case (.openBrace, .openBrace): closing = (.closeBrace, .closeBrace)
    case (.openBrace, .percent): closing = (.percent, .closeBrace)
    case (.less, .percent): closing = (.percent, .greater)
    default: return nil
    }
    for distance in 2..<Self.longestTemplate {
      guard let unit = peek(distance), unit != .lineFeed else { return nil }
      if unit == closing.0, peek(distance + 1) == closing.1 { return index + distance + 2 }
    }
    return nil
  }

  private static let longestTemplate = 400
}

extension UInt16 {
  fileprivate static let percent: UInt16 = 0x25
  fileprivate static let greater: UInt16 = 0x3E

  /// A blank, or the end of a line.
  fileprivate var isShellSpace: Bool { isShellBlank || self == .lineFeed }
}

/// Strings, with what each language may put before and into them.
extension CodeScanner {
  /// How a string is to be read.
  private struct Form {
    var quote: UInt16
    /// Whether three quotes begin and end it.
    var isTriple = false
    /// Whether a backslash is only a backslash.
    var isRaw = false
    /// Whether braces of Python make holes.
    var hasBraces = false
    /// Whether dollars of Scala make holes.
    var hasDollars = false
    /// Whether it may go on behind the end of a line.
    var spansLines = false
  }

  /// Takes the string that begins here, or behind the prefix that was read.
  mutating func takeString(prefix: String = "", from first: Int? = nil, quote: UInt16? = nil) {
    let start = first ?? index
    let quote = quote ?? units[index]
    if language == .r, !prefix.isEmpty, takeRawR(from: start, quote: quote) { return }
    let letters = prefix.lowercased()
    var form = Form(quote: quote)
    form.isTriple =
      peek(1) == quote && peek(2) == quote
      && (language == .python || quote == .quote && language != .r)
    form.isRaw =
      language == .python
      ? letters.contains("r") : language == .scala && (form.isTriple || letters == "raw")
    form.hasBraces = language == .python && (letters.contains("f") || letters.contains("t"))
    form.hasDollars = language == .scala && !prefix.isEmpty
    form.spansLines = form.isTriple || language == .r
    index += form.isTriple ? 3 : 1
    let content = index
    var value: [UInt16] = []
    var hasHoles = false
    while index < end, !isClosed(form) {
      if units[index] == .lineFeed, !form.spansLines { break }
      takePart(form, &value, &hasHoles)
    }
    let contentEnd = min(index, end)
    if index < end, units[index] == quote { index = min(end, index + (form.isTriple ? 3 : 1)) }
    add(value, from: start, content: content..<contentEnd, hasHoles: hasHoles)
  }

  private mutating func add(
    _ value: [UInt16], from start: Int, content: Range<Int>, hasHoles: Bool
  ) {
    var token = CodeToken(
      .string, String(decoding: value, as: UTF16.self), start..<index, column: column(start))
    token.content = content
    token.hasHoles = hasHoles
    append(token)
    passedLines(from: start)
  }

  private func isClosed(_ form: Form) -> Bool {
    guard units[index] == form.quote else { return false }
    return !form.isTriple || peek(1) == form.quote && peek(2) == form.quote
  }

  private mutating func takePart(_ form: Form, _ value: inout [UInt16], _ hasHoles: inout Bool) {
    let unit = units[index]
    if unit == .backslash {
      if form.isRaw {
        value.append(unit)
        index += 1
        // Even a raw string of Python keeps a quote behind a backslash.
        guard language == .python, index < end else { return }
        value.append(units[index])
        index += 1
      } else {
        takeEscape(&value)
      }
    } else if form.hasBraces, unit == .openBrace || unit == .closeBrace, peek(1) == unit {
      value.append(unit)
      index += 2
    } else if form.hasDollars, unit == .dollar, peek(1) == .dollar {
      value.append(unit)
      index += 2
    } else if form.hasBraces && unit == .openBrace || form.hasDollars && unit == .dollar {
      hasHoles = true
      takeHole(form)
    } else {
      value.append(unit)
      index += 1
    }
  }

  /// Skips an expression within a string, with the strings in it; it ends no later than the line of
  /// a string of one line, or than a string of Python whose quote comes.
  private mutating func takeHole(_ form: Form) {
    index += 1
    guard form.hasBraces || peek(0) == .openBrace else { return }
    var depth = form.hasBraces ? 1 : 0
    while index < end {
      let unit = units[index]
      if unit == .lineFeed, !form.spansLines { return }
      if form.hasBraces, isClosed(form) { return }
      index += 1
      if unit == .openBrace { depth += 1 }
      if unit == .closeBrace { depth -= 1 }
      if depth <= 0 { return }
      if unit == .quote, !form.hasBraces, !form.isTriple { skipNested(.quote) }
    }
  }

  private mutating func skipNested(_ quote: UInt16) {
    while index < end, units[index] != quote, units[index] != .lineFeed { index += 1 }
    if index < end, units[index] == quote { index += 1 }
  }

  private mutating func takeEscape(_ value: inout [UInt16]) {
    index += 1
    guard index < end else { return }
    let unit = units[index]
    index += 1
    switch unit {
    case 0x6E: value.append(.lineFeed)
    case 0x74: value.append(0x09)
    case 0x72: value.append(.carriageReturn)
    case .lineFeed: break
    case 0x75, 0x78:
      let digits = units[index..<min(end, index + (unit == 0x75 ? 4 : 2))]
      guard let code = UInt16(String(decoding: digits, as: UTF16.self), radix: 16) else {
        value += [.backslash, unit]
        return
      }
      value.append(code)
      index += digits.count
    case .quote, .apostrophe, .backslash: value.append(unit)
    default: value += [.backslash, unit]
    }
  }

  /// `r"---(…)---"`; false where what follows is none.
  private mutating func takeRawR(from start: Int, quote: UInt16) -> Bool {
    var position = index + 1
    while position < end, units[position] == 0x2D { position += 1 }
    let dashes = position - index - 1
    let closings: [UInt16: UInt16] = [
      .open: .close, .openBrace: .closeBrace, .openBracket: .closeBracket,
    ]
    guard position < end, let closing = closings[units[position]] else { return false }
    let content = position + 1
    let ending = [closing] + Array(repeating: UInt16(0x2D), count: dashes) + [quote]
    position = content
    while position < end, units[position] != closing || !units[position..<end].starts(with: ending)
    {
      position += 1
    }
    let contentEnd = position
    index = min(end, position + ending.count)
    add(
      Array(units[content..<contentEnd]), from: start, content: content..<contentEnd,
      hasHoles: false)
    return true
  }
}

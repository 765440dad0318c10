/// Takes a script apart into commands and words, and keeps where they stand.
///
/// It reads what POSIX calls quoting, comments, continued lines, here-documents and the operators
/// between commands. A substitution counts as a command of its own, so that a spark-submit line in
/// it is found. Nothing is ever refused: a quote that is never closed ends with the text.
///
/// Source: POSIX.1-2024, Shell Command Language, 2.2 and 2.3; the same words serve for recipes of
/// make, whose `$(NAME)` is read as a variable.
struct ShellScanner {
  private let units: [UInt16]
  private var index = 0
  private var found: [ShellCommand] = []
  private var command = ShellCommand()
  private var word: ShellWord?
  /// The delimiters of here-documents whose text begins with the next line.
  private var delimiters: [[UInt16]] = []

  init(_ text: SourceText) { units = text.units }

  /// The commands that have a word, in the order in which they end.
  mutating func commands() -> [ShellCommand] {
    while index < units.count { step() }
    finishCommand()
    return found
  }

  private mutating func step() {
    let unit = units[index]
    switch unit {
    case .backslash: takeEscaped()
    case .apostrophe: takeSingleQuoted()
    case .quote: takeDoubleQuoted()
    case .hash where word == nil: skipLine()
    case .dollar: takeDollar()
    case .less where peek(1) == .less && peek(2) != .less: takeHereDocument()
    case .lineFeed:
      finishCommand()
      index += 1
      skipHereDocuments()
    case _ where unit.endsCommand:
      finishCommand()
      index += 1
    case _ where unit.isShellBlank:
      finishWord()
      index += 1
    default: take()
    }
  }

  private func peek(_ distance: Int) -> UInt16? {
    units.indices.contains(index + distance) ? units[index + distance] : nil
  }

  private mutating func take(expands: Bool = false) {
    var current = word ?? ShellWord(at: index)
    current.append(units[index], at: index, expands: expands)
    index += 1
    current.range = current.range.lowerBound..<index
    word = current
  }

  private mutating func open() {
    if word == nil { word = ShellWord(at: index) }
  }

  /// What stands behind a backslash; a line's end there joins two lines.
  private mutating func takeEscaped() {
    let length = peek(1) == .carriageReturn && peek(2) == .lineFeed ? 3 : 2
    if peek(length - 1) == .lineFeed {
      index += length
      return
    }
    index += 1
    if index < units.count { take() }
  }

  private mutating func takeSingleQuoted() {
    open()
    index += 1
    while index < units.count, units[index] != .apostrophe { take() }
    closeQuote()
  }

  private mutating func takeDoubleQuoted() {
    open()
    index += 1
    while index < units.count, units[index] != .quote {
      switch units[index] {
      case .backslash where peek(1) == .lineFeed: index += 2
      case .backslash where [.quote, .backslash, .dollar, .backtick].contains(peek(1)):
        index += 1
        take()
      case .dollar where peek(1) == .open: takeSubstitution()
      case .dollar where peek(1) == .openBrace:
        take(expands: true)
        takeBraces()
      case .dollar, .backtick: take(expands: true)
      default: take()
      }
    }
    closeQuote()
  }

  private mutating func closeQuote() {
    index = min(units.count, index + 1)
    if let start = word?.range.lowerBound { word?.range = start..<index }
  }

  /// `$A`, `$$A` of a recipe, `${…}`, `$(NAME)` of make, or a command in `$(…)`.
  private mutating func takeDollar() {
    if peek(1) == .dollar { index += 1 }
    guard peek(1) == .open else {
      let opens = peek(1) == .openBrace
      take(expands: true)
      if opens { takeBraces() }
      return
    }
    let name = units[(index + 2)...].prefix(while: \.isName)
    guard !name.isEmpty, name.endIndex < units.count, units[name.endIndex] == .close else {
      take(expands: true)
      return
    }
    take(expands: true)
    while index <= name.endIndex { take() }
  }

  /// Through the brace that closes the first one, on this line, whatever is quoted between them.
  private mutating func takeBraces() {
    var depth = 0
    while let unit = peek(0), unit != .lineFeed {
      take()
      if unit == .openBrace { depth += 1 }
      if unit == .closeBrace {
        depth -= 1
        if depth <= 0 { return }
      }
    }
  }

  /// A substitution within double quotes, through the parenthesis that closes it.
  private mutating func takeSubstitution() {
    take(expands: true)
    var depth = 0
    while let unit = peek(0) {
      take()
      if unit == .open { depth += 1 }
      if unit == .close {
        depth -= 1
        if depth <= 0 { return }
      }
    }
  }

  private mutating func skipLine() {
    while index < units.count, units[index] != .lineFeed { index += 1 }
  }

  private mutating func takeHereDocument() {
    finishWord()
    index += 2
    if peek(0) == 0x2D { index += 1 }
    while let unit = peek(0), unit.isShellBlank { index += 1 }
    var delimiter: [UInt16] = []
    while let unit = peek(0), !unit.isShellBlank, !unit.endsCommand {
      if ![.quote, .apostrophe, .backslash].contains(unit) { delimiter.append(unit) }
      index += 1
    }
    if !delimiter.isEmpty { delimiters.append(delimiter) }
  }

  private mutating func skipHereDocuments() {
    while let delimiter = delimiters.first, index < units.count {
      let line = units[index...].prefix { $0 != .lineFeed }
      let body = line.drop(while: \.isShellBlank)
      let isEnd =
        body.starts(with: delimiter) && body.dropFirst(delimiter.count).allSatisfy(\.isShellBlank)
      index = min(units.count, line.endIndex + 1)
      if isEnd { delimiters.removeFirst() }
    }
  }

  private mutating func finishWord() {
    if let word { command.words.append(word) }
    word = nil
  }

  private mutating func finishCommand() {
    finishWord()
    if !command.words.isEmpty { found.append(command) }
    command = ShellCommand()
  }
}

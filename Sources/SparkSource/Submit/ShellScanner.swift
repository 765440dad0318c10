/// Takes a script apart into commands and words, and keeps where they stand.
///
/// It reads what POSIX calls quoting, comments, continued lines, here-documents and the operators
/// between commands. A substitution is a part of its word, and what stands in it counts as commands of
/// their own as well, so that a spark-submit line in it is found. Nothing is ever refused: a quote that is never closed ends with the text.
///
/// Source: POSIX.1-2024, Shell Command Language, 2.2 and 2.3; the same words serve for recipes of
/// make, whose `$(NAME)` is read as a variable.
struct ShellScanner {
  let units: [UInt16]
  /// Where the script ends: the text, or the substitution that it is.
  private let end: Int
  /// How many substitutions it stands in.
  private let depth: Int
  private(set) var index: Int
  private var found: [ShellCommand] = []
  private var command = ShellCommand()
  private var word: ShellWord?
  /// The delimiters of here-documents whose text begins with the next line.
  private var delimiters: [[UInt16]] = []

  /// More substitutions in each other than anybody writes; of a deeper one only the end is looked for.
  private static let greatestDepth = 16

  init(_ text: SourceText) {
    units = text.units
    end = text.units.count
    depth = 0
    index = 0
  }

  /// The script in a substitution.
  private init(_ body: Range<Int>, in outer: ShellScanner) {
    units = outer.units
    end = body.upperBound
    depth = outer.depth + 1
    index = body.lowerBound
  }

  /// The commands that have a word, in the order in which they end.
  mutating func commands() -> [ShellCommand] {
    while index < end { step() }
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
    case .backtick: takeSubstitution()
    case _ where templateEnd != nil: takeTemplate()
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

  func peek(_ distance: Int) -> UInt16? {
    index + distance < end ? units[index + distance] : nil
  }

  mutating func take(expands: Bool = false) {
    open()
    word?.append(units[index], at: index, expands: expands)
    index += 1
    if let start = word?.range.lowerBound { word?.range = start..<index }
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
    if index < end { take() }
  }

  private mutating func takeSingleQuoted() {
    open()
    index += 1
    while index < end, units[index] != .apostrophe {
      if templateEnd != nil { takeTemplate() } else { take() }
    }
    closeQuote()
  }

  private mutating func takeDoubleQuoted() {
    open()
    index += 1
    while index < end, units[index] != .quote {
      switch units[index] {
      case .backslash where peek(1) == .lineFeed: index += 2
      case .backslash where [.quote, .backslash, .dollar, .backtick].contains(peek(1)):
        index += 1
        take()
      case .dollar where peek(1) == .open: takeSubstitution()
      case .dollar where peek(1) == .openBrace:
        take(expands: true)
        takeBraces()
      case .dollar: take(expands: true)
      case .backtick: takeSubstitution()
      case _ where templateEnd != nil: takeTemplate()
      default: take()
      }
    }
    closeQuote()
  }

  private mutating func closeQuote() {
    index = min(end, index + 1)
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
    let name = units[(index + 2)..<end].prefix(while: \.isName)
    guard !name.isEmpty, name.endIndex < end, units[name.endIndex] == .close else {
      return takeSubstitution()
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

  /// A substitution, `$(…)`, `$((…))` or in backticks, through its end, and the commands in it.
  private mutating func takeSubstitution() {
    let opening = units[index] == .dollar ? index + 1 : index
    let closing = substitutionEnd(from: opening, before: end)
    if depth < Self.greatestDepth {
      var inner = ShellScanner((opening + 1)..<max(opening + 1, closing - 1), in: self)
      found += inner.commands()
    }
    take(expands: true)
    while index < closing { take() }
  }

  private mutating func takeTemplate() {
    guard let templateEnd else { return }
    take(expands: true)
    while index < templateEnd { take() }
  }

  private mutating func skipLine() {
    while index < end, units[index] != .lineFeed { index += 1 }
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
    while let delimiter = delimiters.first, index < end {
      let line = units[index..<end].prefix { $0 != .lineFeed }
      let body = line.drop(while: \.isShellBlank)
      let isEnd =
        body.starts(with: delimiter) && body.dropFirst(delimiter.count).allSatisfy(\.isShellBlank)
      index = min(end, line.endIndex + 1)
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

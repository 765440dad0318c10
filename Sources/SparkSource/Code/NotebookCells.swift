/// Sorts the cells of a notebook by language, and reads those of each language as one program.
struct NotebookCells {
  private let text: SourceText
  private let language: CodeLanguage
  private var codes: [CodeLanguage: (code: CodeText, parts: [Range<Int>])] = [:]
  private var others = SourceReadingParts()

  private struct SourceReadingParts {
    var configurations: [WrittenConfiguration] = []
    var notes: [SourceNote] = []
  }

  init(_ text: SourceText, language: CodeLanguage) {
    self.text = text
    self.language = language
  }

  /// Takes a cell, by the magic in its first line.
  mutating func add(_ cell: CodeText) {
    guard let start = cell.units.firstIndex(where: { $0 > 0x20 }) else { return }
    let lineEnd = cell.units[start...].firstIndex(of: .lineFeed) ?? cell.units.count
    guard cell.units[start] == 0x25 else { return addCode(cell, language) }
    let words = cell.text(in: start..<lineEnd).split(separator: " ")
    let isOneLine = words.first?.hasPrefix("%%") == false
    let name = words.first.map { String($0.drop { $0 == "%" }) } ?? ""
    let body = lineEnd..<cell.units.count
    let rest = (start + (words.first?.utf16.count ?? 0))..<cell.units.count
    switch name {
    case "sql", "sparksql": addCode(cell.part(isOneLine ? rest : body), .sql)
    case "python", "pyspark", "py": addCode(cell.part(body), .python)
    case "scala": addCode(cell.part(body), .scala)
    case "r": addCode(cell.part(body), .r)
    case "spark", "time", "timeit", "capture", "local": addCode(cell.part(body), language)
    case "bash", "sh", "script": addCommands(cell.part(isOneLine ? rest : body))
    case "configure":
      let json = cell.part(body)
      take(json.moved(ManagedJSON.reading(of: json.standalone)))
    default:
      if isOneLine { addCode(cell, language) }
    }
  }

  /// The programs of all languages, and what stands besides.
  func reading() -> SourceReading {
    var result = SourceReading(of: text)
    result.configurations = others.configurations
    result.notes = others.notes
    let isSpark = codes.values.contains { found in
      Program(found.code, parts: found.parts, language: language).showsSpark
    }
    for language in CodeLanguage.allCases {
      guard let found = codes[language] else { continue }
      let reading = CodeReader.reading(
        of: found.code, parts: found.parts, language: language, isSpark: isSpark)
      result.configurations += reading.configurations
      result.programs += reading.programs
    }
    result.configurations.sort { $0.place < $1.place }
    return result
  }

  private mutating func take(_ reading: SourceReading) {
    others.configurations += reading.configurations
    others.notes += reading.notes
  }

  private mutating func addCommands(_ code: CodeText) {
    take(code.moved(SubmitScript.reading(of: code.standalone)))
  }

  /// Code without the lines that are for the notebook: magics, and commands of the shell.
  private mutating func addCode(_ cell: CodeText, _ language: CodeLanguage) {
    var found = codes[language] ?? (CodeText(in: text), [])
    let start = found.code.units.count
    var line = 0
    while line < cell.units.count {
      let end = cell.units[line...].firstIndex(of: .lineFeed).map { $0 + 1 } ?? cell.units.count
      let first = cell.units[line..<end].first { $0 != 0x20 && $0 != 0x09 }
      if language == .python, first == 0x25 || first == 0x21 {
        if first == 0x21 { addShellLine(cell, line..<end) }
      } else {
        for index in line..<end {
          let place = cell.sourceRange(index..<(index + 1))
          found.code.append(cell.units[index], at: place.lowerBound, length: place.count)
        }
      }
      line = end
    }
    found.parts.append(start..<found.code.units.count)
    codes[language] = found
  }

  private mutating func addShellLine(_ cell: CodeText, _ line: Range<Int>) {
    guard let mark = cell.units[line].firstIndex(of: 0x21) else { return }
    addCommands(cell.part((mark + 1)..<line.upperBound))
  }
}

/// A Jupyter notebook: the code of its cells, each with its language, at its places in the file.
///
/// Source: nbformat 4; the magics of IPython, sparkmagic and Databricks.
public enum Notebook {
  /// What the cells of a notebook say; nothing where none of them is for Spark.
  public static func reading(of text: SourceText) -> SourceReading {
    var scanner = JSONScanner(text.units)
    let root = scanner.value()
    var reading = SourceReading(of: text)
    guard let cells = root?["cells"]?.elements else {
      reading.notes.append(
        SourceNote("no notebook: it has no list of cells", at: text.place(0..<0)))
      return reading
    }
    if scanner.isDamaged {
      reading.notes.append(
        SourceNote(
          "no JSON from here on: cells may be missing",
          at: text.place(scanner.index..<scanner.index)))
    }
    var notebook = NotebookCells(text, language: language(of: root, text))
    for cell in cells where cell["cell_type"]?.text(in: text) == "code" {
      guard let source = cell["source"] else { continue }
      var code = CodeText(in: text)
      for line in source.elements ?? [source] { line.append(to: &code, from: text) }
      notebook.add(code)
    }
    let found = notebook.reading()
    reading.configurations = found.configurations
    reading.programs = found.programs
    reading.notes += found.notes
    return reading
  }

  private static func language(of root: JSONValue?, _ text: SourceText) -> CodeLanguage {
    let metadata = root?["metadata"]
    let names = [
      metadata?["language_info"]?["name"], metadata?["kernelspec"]?["language"],
      metadata?["kernelspec"]?["name"],
    ].compactMap { $0?.text(in: text)?.lowercased() }
    return names.lazy.compactMap(CodeLanguage.init(rawValue:)).first
      ?? (names.contains { $0.contains("scala") || $0 == "spark" } ? .scala : .python)
  }
}

/// A notebook that Databricks keeps as a program, whose other cells stand in comments.
enum CommandCells {
  /// What its cells say; nil for a program that is none.
  static func reading(of text: SourceText, _ language: CodeLanguage) -> SourceReading? {
    let comment = language == .python ? "#" : "//"
    guard text.line(1).hasPrefix("\(comment) Databricks notebook source") else { return nil }
    let magic = Array("\(comment) MAGIC".utf16)
    let separator = Array("\(comment) COMMAND ----------".utf16)
    var notebook = NotebookCells(text, language: language)
    var cell = CodeText(in: text)
    for number in 1...text.lineCount {
      guard let range = text.range(ofLine: number) else { continue }
      let line = text.units[range]
      if line.starts(with: separator) {
        notebook.add(cell)
        cell = CodeText(in: text)
        continue
      }
      var start = range.lowerBound
      if line.starts(with: magic) {
        start += magic.count
        if start < range.upperBound, text.units[start] == 0x20 { start += 1 }
      }
      for index in start..<range.upperBound { cell.append(text.units[index], at: index) }
    }
    notebook.add(cell)
    return notebook.reading()
  }
}

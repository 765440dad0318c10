/// Variables of a script whose value can be told: those that are assigned once, and literally.
struct ShellVariables {
  /// The value of each such variable.
  private(set) var values: [String: String] = [:]
  /// The program that a variable names, wherever that lies and whatever may be set in its place.
  private var programs: [String: String] = [:]

  /// The variables of commands.
  init(in commands: [ShellCommand]) {
    var assigned: [String: String?] = [:]
    func assign(_ name: String, _ value: String?) {
      guard !name.isEmpty, name.utf16.allSatisfy(\.isName) else { return }
      assigned[name] = assigned.keys.contains(name) ? .some(nil) : value
    }
    for command in commands {
      let words = command.words.drop { Self.openings.contains($0.text) || $0.text.hasSuffix(":") }
      if let first = words.first, Self.binding.contains(first.text), words.count > 1 {
        for word in words.dropFirst() { assign(word.assignment?.name.text ?? word.text, nil) }
        continue
      }
      if let first = words.first, Self.opaque.contains(first.text) {
        for name in assigned.keys { assigned[name] = .some(nil) }
        continue
      }
      let declared = words.drop { Self.declarations.contains($0.text) }
      if let name = declared.first?.text, let sign = declared.dropFirst().first?.text,
        Self.makeAssignments.contains(sign)
      {
        let value = declared.dropFirst(2)
        let text = value.map(\.text).joined(separator: " ")
        let isKnown = sign.hasSuffix("=") && !Self.openAssignments.contains(sign)
        assign(name, isKnown && value.allSatisfy { !$0.isExpanded } ? text : nil)
        programs[name] = Self.program(in: text)
        continue
      }
      let isDeclaration = declared.count < words.count
      guard isDeclaration || declared.allSatisfy({ $0.assignment != nil }) else { continue }
      for word in declared {
        guard let (name, value) = word.assignment else { continue }
        let isAppended = name.text.hasSuffix("+")
        assign(
          isAppended ? String(name.text.dropLast()) : name.text,
          value.isExpanded || isAppended ? nil : value.text)
        programs[name.text] = Self.program(in: value.text)
      }
    }
    values = assigned.compactMapValues { $0 }
  }

  /// Words that stand before a command, or before what it assigns.
  private static let openings: Set = [
    "then", "else", "elif", "do", "{", "!", "if", "while", "until", "override",
  ]
  /// Commands that give the names behind them values of their own.
  private static let binding: Set = ["for", "read", "let", "select", "unset", "mapfile"]
  /// Commands that may assign anything.
  private static let opaque: Set = ["source", ".", "eval"]
  private static let declarations: Set = ["export", "local", "readonly", "declare", "typeset"]
  private static let makeAssignments: Set = ["=", ":=", "::=", "?=", "+=", "!="]
  private static let openAssignments: Set = ["?=", "+=", "!="]
}

extension ShellVariables {
  /// The words of a command as its program gets them: a variable without quotes that says several
  /// words is as many, and one that says nothing is none.
  func words(of command: ShellCommand, in text: SourceText) -> [ShellWord] {
    command.words.flatMap { word -> [ShellWord] in
      guard word.isExpanded, let value = word.value(values),
        !text.text(in: word.range).contains("\"")
      else { return [word] }
      let parts = value.split(whereSeparator: \.isWhitespace)
      let isOption = word.expansions.contains(0) && value.hasPrefix("-")
      guard parts.count != 1 || isOption else { return [word] }
      return parts.map { ShellWord($0, at: word.range) }
    }
  }

  /// The program of Spark's that a word names or stands for; nil for any other word.
  func program(_ word: ShellWord) -> String? {
    Self.program(in: word.value(values) ?? word.text) ?? word.variable.flatMap { programs[$0] }
  }

  /// The program in the path of one, or in `${NAME:-path}`.
  private static func program(in text: String) -> String? {
    var path = Substring(text.trimmedOfRecipe)
    if path.hasPrefix("${"), path.hasSuffix("}"), let sign = path.ranges(of: ":-").first {
      path = path[sign.upperBound...].dropLast()
    }
    let name = SubmitCommand.lastComponent(of: String(path))
    return SubmitCommand.programs.contains(name) ? name : nil
  }
}

extension String {
  /// The text without what make lets stand before a command: `@`, `-`, `+`.
  var trimmedOfRecipe: String {
    guard let first, "@-+".contains(first), count > 1, !hasPrefix("--") else { return self }
    return String(drop { "@-+".contains($0) })
  }
}

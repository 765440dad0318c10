/// Variables of a script whose value can be told: those that are assigned once, and literally.
enum ShellVariables {
  /// The value of each such variable.
  static func values(in commands: [ShellCommand]) -> [String: String] {
    var values: [String: String?] = [:]
    func assign(_ name: String, _ value: String?) {
      guard !name.isEmpty, name.utf16.allSatisfy(\.isName) else { return }
      values[name] = values.keys.contains(name) ? .some(nil) : value
    }
    for command in commands {
      let words = command.words
      if let first = words.first, words.count > 1 {
        if first.text == "for" || first.text == "read" {
          for word in words.dropFirst() { assign(word.text, nil) }
          continue
        }
        if makeAssignments.contains(words[1].text) {
          let value = words.dropFirst(2)
          let isKnown = words[1].text != "?=" && value.allSatisfy { !$0.isExpanded }
          assign(first.text, isKnown ? value.map(\.text).joined(separator: " ") : nil)
          continue
        }
      }
      let assigned = words.drop { declarations.contains($0.text) }
      guard assigned.allSatisfy({ $0.assignment != nil }) else { continue }
      for word in assigned {
        guard let (name, value) = word.assignment else { continue }
        assign(name.text, value.isExpanded ? nil : value.text)
      }
    }
    return values.compactMapValues { $0 }
  }

  private static let makeAssignments: Set = ["=", ":=", "::=", "?="]
  private static let declarations: Set = ["export", "local", "readonly", "declare", "typeset"]
}

/// What the name of a log says of whose it is.
struct GCLogName {
  private let id: String?

  init(_ path: String, application: String?) {
    let family = GCLogRotation.family(of: path)
    var file = EvidenceFiles.name(of: family)
    if let application, !application.isEmpty {
      file = file.replacing(application, with: " ")
    }
    id = Self.id(in: file) ?? Self.id(in: EvidenceFiles.folderName(of: family) ?? "")
  }

  func means(_ process: String) -> Bool { id == process }

  /// `driver`, or the one number, or the number after `executor`.
  private static func id(in name: String) -> String? {
    let words = words(of: name)
    if words.contains("driver") { return "driver" }
    let numbers = words.indices.filter { words[$0].first?.isNumber == true }
    let marked = numbers.filter { $0 > 0 && ["executor", "exec"].contains(words[$0 - 1]) }
    let chosen = marked.isEmpty ? numbers : marked
    guard let only = chosen.first, chosen.count == 1 else { return nil }
    // The number of a process is no executor's id.
    return only > 0 && words[only - 1] == "pid" ? nil : String(words[only])
  }

  /// Runs of letters and runs of digits: `gc-pid12.log` is gc, pid, 12, log.
  private static func words(of name: String) -> [Substring] {
    func kind(_ character: Character) -> Int {
      guard character.isASCII else { return 0 }
      return character.isNumber ? 1 : character.isLetter ? 2 : 0
    }
    var words: [Substring] = []
    var rest = name.lowercased()[...]
    while let first = rest.first {
      let run = rest.prefix { kind($0) == kind(first) }
      if kind(first) != 0 { words.append(run) }
      rest = rest[run.endIndex...]
    }
    return words
  }
}

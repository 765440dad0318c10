internal import SparkMemory

/// Reads one spark-submit line from left to right.
struct SubmitLineReader {
  let text: SourceText
  /// What follows the program.
  let words: ArraySlice<ShellWord>
  let program: String
  let variables: [String: String]
  private(set) var notes: [SourceNote] = []
  private var result: WrittenConfiguration
  private var index: Int
  /// Whether the main file may have been read: a variable stands where it does.
  private var isOpen = false

  /// - Parameters:
  ///   - text: The script.
  ///   - words: The words behind the program.
  ///   - program: The name of the program.
  ///   - range: Where the whole command stands.
  ///   - variables: What is known of variables.
  init(
    text: SourceText, words: ArraySlice<ShellWord>, program: String, range: Range<Int>,
    variables: [String: String]
  ) {
    self.text = text
    self.words = words
    self.program = program
    self.variables = variables
    index = words.startIndex
    result = WrittenConfiguration(.submit, in: text, at: text.place(range))
  }

  /// What the line says.
  mutating func configuration() -> WrittenConfiguration {
    if program == "pyspark" { result.isPython = true }
    let mixesArguments = SubmitCommand.mixingPrograms.contains(program)
    while let word = next() {
      let (name, joined) = Self.parts(of: word)
      if let option = SubmitOption.named(name) {
        guard option.takesValue else { continue }
        guard let value = joined ?? next() else {
          refuse("\(name) needs a value", at: word.range)
          break
        }
        take(option, word: word, value: value)
      } else if mixesArguments {
        continue
      } else if word.isExpanded, word.value(variables) == nil, !isApplication(word) {
        result.isPartial = true
        isOpen = true
        note(
          "\(word.shown) is not expanded here: what it says of memory is not known", at: word.range)
      } else if word.text.hasPrefix("-"), word.units.count > 1 {
        // Behind the main file options are the application's.
        if isOpen { break }
        let meant = SubmitOption.correction(of: name).map { "did you mean \($0)?" }
        refuse(
          "spark-submit has no option '\(name)'; \(meant ?? "spark-submit --help lists them")",
          at: word.range)
        break
      } else {
        let application = word.value(variables) ?? word.text
        if result.isPython == nil { result.isPython = application.hasSuffix(".py") }
        break
      }
    }
    return result
  }

  /// Whether a word with a variable is the main file: by its ending, or because quotes keep it one
  /// word, which options are not.
  private func isApplication(_ word: ShellWord) -> Bool {
    let endings = [".py", ".jar", ".R", ".r"]
    if endings.contains(where: word.text.hasSuffix) { return true }
    return text.text(in: word.range).hasPrefix("\"") && !word.text.contains("@")
  }

  private mutating func next() -> ShellWord? {
    guard words.indices.contains(index) else { return nil }
    index += 1
    return words[index - 1]
  }

  private mutating func take(_ option: SubmitOption, word: ShellWord, value: ShellWord) {
    switch option.name {
    case "--conf", "-c": takeConf(word: word, value: value)
    case "--properties-file": result.propertiesFile = value.value(variables)
    default:
      guard let key = option.key else { return }
      let known = value.value(variables)
      if let known, Self.counts.contains(option.name), let count = Int(known), count < 1 {
        refuse("\(option.name) \(known): it must be 1 or more", at: value.range)
      }
      if known == nil {
        note("\(value.shown) is not expanded here: \(key) is not known", at: value.range)
      }
      add(
        key: key, value: known, spelling: option.name, way: .option, name: word.range,
        value: value.range, removal: word.range.lowerBound..<value.range.upperBound)
    }
  }

  private mutating func takeConf(word: ShellWord, value: ShellWord) {
    guard let (name, setting) = value.assignment, !name.units.isEmpty else {
      if value.isExpanded {
        result.isPartial = true
        return note(
          "\(value.shown) is not expanded here: its setting is not known", at: value.range)
      }
      return refuse(
        "--conf \(value.text): write it as --conf spark.executor.memory=8g", at: value.range)
    }
    guard let key = name.value(variables) else {
      result.isPartial = true
      return note("\(name.shown) is not expanded here: its setting is not known", at: name.range)
    }
    let known = setting.value(variables)
    if known == nil {
      note("\(setting.shown) is not expanded here: \(key) is not known", at: setting.range)
    }
    add(
      key: key, value: known, spelling: key, way: .conf, name: name.range, value: setting.range,
      removal: word.range.lowerBound..<value.range.upperBound)
  }

  private mutating func add(
    key: String, value: String?, spelling: String, way: WrittenSetting.Way, name: Range<Int>,
    value place: Range<Int>, removal: Range<Int>
  ) {
    result.settings.append(
      WrittenSetting(
        key: key, value: value, spelling: spelling, way: way, keyPlace: text.place(name),
        valuePlace: text.place(place.isEmpty ? name : place), removal: text.place(removal)))
  }

  private mutating func note(_ message: String, at range: Range<Int>) {
    notes.append(SourceNote(message, at: text.place(range)))
  }

  private mutating func refuse(_ message: String, at range: Range<Int>) {
    result.refusals.append(SourceNote(message, at: text.place(range)))
  }

  private static let counts: Set = [
    "--num-executors", "--executor-cores", "--total-executor-cores",
  ]

  /// `--name=value` taken apart.
  private static func parts(of word: ShellWord) -> (name: String, value: ShellWord?) {
    guard word.text.hasPrefix("--"), let (name, value) = word.assignment else {
      return (word.text, nil)
    }
    return (name.text, value)
  }
}

extension ShellWord {
  /// The word cut to a length that fits into a message of one line.
  fileprivate var shown: String {
    let limit = 40
    return text.count > limit ? text.prefix(limit) + "…" : text
  }
}

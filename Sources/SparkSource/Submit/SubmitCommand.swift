internal import SparkMemory

/// What a `spark-submit` line says about memory and size.
///
/// An option such as `--executor-memory` counts before a `--conf` of the same setting, wherever
/// they stand, and both count before `--properties-file`.
///
/// Source: `core/src/main/scala/org/apache/spark/deploy/SparkSubmitArguments.scala`.
public struct SubmitCommand: Hashable, Sendable {
  /// The settings that the application gets from the line, options first.
  public private(set) var settings: [ConfigurationEntry] = []
  /// The file that `--properties-file` names; its settings count where the line has none.
  public private(set) var propertiesFile: String?
  /// The main file of the application, where there is one.
  public private(set) var application: String?
  /// The class that the application begins with, where the line names it.
  public private(set) var mainClass: String?
  /// The application's name, where the line gives it one: `--name` counts before `spark.app.name`.
  public private(set) var name: String?
  /// Whether the main file is Python's.
  public private(set) var isPython = false
  /// What the line says without effect, in sentences.
  public private(set) var notes: [String] = []

  /// The programs whose lines are read.
  static let programs: Set = [
    "spark-submit", "spark2-submit", "spark3-submit", "spark-shell", "spark-sql", "pyspark",
    "sparkR",
  ]

  /// Those that take arguments of their own between those of spark-submit; `pyspark` refuses them.
  ///
  /// Source: `launcher/src/main/java/org/apache/spark/launcher/SparkSubmitCommandBuilder.java`.
  static let mixingPrograms: Set = ["spark-shell", "spark-sql", "sparkR"]

  /// Whether a word is the program of a line: `spark-submit`, `/opt/spark/bin/pyspark`.
  public static func isProgram(_ word: String) -> Bool {
    programs.contains(lastComponent(of: word))
  }

  /// Whether a text is a line of `spark-submit`, which variables and `exec` may precede.
  public static func isLine(_ text: String) -> Bool {
    guard text.contains(where: \.isWhitespace) else { return false }
    let commands = (try? ShellWords.commands(of: text)) ?? []
    return commands.contains { start(of: $0.words) != nil }
  }

  /// The first spark-submit line of a text; nil when there is none.
  /// - Parameters:
  ///   - script: A line, or a whole script.
  ///   - file: Its name, for places; nil for a line that was typed.
  /// - Throws: `SourceError` for what spark-submit refuses.
  public init?(script: String, file: String? = nil) throws(SourceError) {
    guard Self.programs.contains(where: script.contains) else { return nil }
    let place = file ?? ConfigurationWord.location.file
    let lines = try ShellWords.commands(of: script, file: place).filter {
      Self.start(of: $0.words) != nil
    }
    guard let line = lines.first else { return nil }
    let location = SourceLocation(file: place, line: file == nil ? nil : line.line)
    try self.init(words: line.words, at: location)
    guard lines.count > 1 else { return }
    notes.append(
      "\(place) has \(lines.count) spark-submit lines: this is the first\(file == nil ? "" : ", line \(line.line)")."
    )
  }

  /// Where the program stands in the words of a command that runs it with arguments: first, or
  /// behind variables and words such as `exec`.
  private static func start(of words: [String]) -> Int? {
    guard let first = words.firstIndex(where: { !isAssignment($0) }) else { return nil }
    let start = wrappers.contains(words[first]) ? words.firstIndex(where: isProgram) : first
    guard let start, isProgram(words[start]), start + 1 < words.count else { return nil }
    return start
  }

  static let wrappers: Set = [
    "command", "do", "else", "env", "exec", "if", "nice", "nohup", "sudo", "then", "time",
    "timeout", "!",
  ]

  /// Whether a word sets a variable for the program behind it.
  package static func isAssignment(_ word: String) -> Bool {
    guard let sign = word.firstIndex(of: "="), let first = word.first, !first.isNumber else {
      return false
    }
    return sign > word.startIndex
      && word[..<sign].allSatisfy { $0 == "_" || ($0.isASCII && ($0.isLetter || $0.isNumber)) }
  }

  /// The command in words, from the program on.
  /// - Parameters:
  ///   - words: The program and its arguments; what precedes the program is passed over.
  ///   - location: Where the line is.
  /// - Throws: `SourceError` for what spark-submit refuses.
  public init(
    words: [String], at location: SourceLocation = ConfigurationWord.location
  ) throws(SourceError) {
    var parser = SubmitParser(words: words, location: location)
    try parser.parse()
    propertiesFile = parser.propertiesFile
    application = parser.application
    mainClass = parser.value(of: "--class")
    name =
      parser.value(of: "--name") ?? parser.conf.last { $0.key == "spark.app.name" }?.value
    isPython =
      parser.program == "pyspark" || (parser.application?.hasSuffix(".py") ?? false)
    notes = parser.notes
    let manager = parser.manager
    var named: [ConfigurationEntry] = []
    for (option, value) in parser.options {
      guard let key = option.key else { continue }
      guard let reason = option.reasonIgnored(manager: manager, deployMode: parser.deployMode)
      else {
        named.append(ConfigurationEntry(key: key, value: value, location: location))
        continue
      }
      notes.append(
        "spark-submit ignores \(option.name) \(reason): use --conf \(key)=\(value).")
    }
    let keys = Set(named.map(\.key))
    for entry in parser.conf where keys.contains(entry.key) {
      let winner = named.last { $0.key == entry.key }?.value ?? ""
      guard winner != entry.value else { continue }
      notes.append("--conf \(entry.key)=\(entry.value) has no effect: the option says \(winner).")
    }
    settings = parser.conf.filter { !keys.contains($0.key) } + named
  }

  /// The name of a program or a file without its folder.
  package static func lastComponent(of path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }
}

/// Reads the words of a line from left to right.
private struct SubmitParser {
  let words: [String]
  let location: SourceLocation
  var program = ""
  var options: [(SubmitOption, String)] = []
  var conf: [ConfigurationEntry] = []
  var propertiesFile: String?
  var application: String?
  var notes: [String] = []

  init(words: [String], location: SourceLocation) {
    self.words = words
    self.location = location
  }

  /// The manager that the line names; nil when it leaves that to `spark-defaults.conf`.
  var manager: ClusterManager? {
    value(of: .master).flatMap(ClusterManager.init(master:))
  }

  /// The deploy mode that the line names.
  var deployMode: DeployMode? {
    value(of: .deployMode).flatMap(DeployMode.init(rawValue:))
  }

  /// The value of an option; the last one counts.
  func value(of option: String) -> String? { options.last { $0.0.name == option }?.1 }

  private func value(of key: ConfigurationKey) -> String? {
    options.last { $0.0.key == key.name }?.1 ?? conf.last { $0.key == key.name }?.value
  }

  private var mixesArguments: Bool { SubmitCommand.mixingPrograms.contains(program) }

  mutating func parse() throws(SourceError) {
    guard let start = words.firstIndex(where: SubmitCommand.isProgram) else {
      throw refuse("no spark-submit in it; write spark-submit --executor-memory 8g app.jar")
    }
    program = SubmitCommand.lastComponent(of: words[start])
    var index = start + 1
    while index < words.count {
      let word = words[index]
      index += 1
      guard word.hasPrefix("-"), word.count > 1 else {
        if mixesArguments { continue }
        if word.contains("$"), words[index...].contains(where: Self.isOption) {
          notes.append("\(word) is not expanded here: what it says of memory is not counted.")
          continue
        }
        application = word
        return
      }
      let (name, joined) = SubmitOption.parts(of: word)
      guard let option = SubmitOption.named(name) else {
        if mixesArguments { continue }
        let meant = SubmitOption.correction(of: name).map { "; did you mean \($0)?" }
        throw refuse(
          "spark-submit has no option '\(name)'\(meant ?? "; spark-submit --help lists them")")
      }
      guard option.takesValue else { continue }
      guard let value = joined ?? (index < words.count ? words[index] : nil) else {
        throw refuse("\(name) needs a value")
      }
      if joined == nil { index += 1 }
      try take(option, value)
    }
  }

  private mutating func take(_ option: SubmitOption, _ value: String) throws(SourceError) {
    switch option.name {
    case "--conf", "-c":
      guard let sign = value.firstIndex(of: "="), sign > value.startIndex else {
        throw refuse("--conf \(value): write it as --conf spark.executor.memory=8g")
      }
      guard value.hasPrefix("spark.") || KeySpelling.correction(of: String(value[..<sign])) != nil
      else {
        notes.append("spark-submit ignores --conf \(value): the name does not begin with spark.")
        return
      }
      let entry = try ConfigurationWord.entry(value)
      conf.append(ConfigurationEntry(key: entry.key, value: entry.value, location: location))
    case "--properties-file": propertiesFile = value
    case "--num-executors", "--executor-cores", "--total-executor-cores":
      if let count = Int(value), count < 1 {
        throw refuse("\(option.name) \(value): it must be 1 or more")
      }
      options.append((option, value))
    default: options.append((option, value))
    }
  }

  private static func isOption(_ word: String) -> Bool {
    word.hasPrefix("-") && SubmitOption.named(SubmitOption.parts(of: word).name) != nil
  }

  private func refuse(_ problem: String) -> SourceError {
    SourceError(.malformed, at: location, problem)
  }
}

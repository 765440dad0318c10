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
  /// Whether the main file is Python's.
  public private(set) var isPython = false
  /// What the line says without effect, in sentences.
  public private(set) var notes: [String] = []

  /// The programs whose lines are read.
  static let programs: Set = ["spark-submit", "spark-shell", "spark-sql", "pyspark", "sparkR"]

  /// Whether a word is the program of a line: `spark-submit`, `/opt/spark/bin/pyspark`.
  public static func isProgram(_ word: String) -> Bool {
    programs.contains(lastComponent(of: word))
  }

  /// Whether a text is a whole line of `spark-submit`, which variables and `exec` may precede.
  public static func isLine(_ text: String) -> Bool {
    guard text.contains(where: \.isWhitespace), let words = try? ShellWords.words(of: text) else {
      return false
    }
    return words.count > 1 && words.contains(where: isProgram)
  }

  /// The command in a text that is a line of `spark-submit`.
  /// - Throws: `SourceError` for what spark-submit refuses.
  public init(
    line: String, at location: SourceLocation = ConfigurationWord.location
  ) throws(SourceError) {
    try self.init(words: try ShellWords.words(of: line, at: location), at: location)
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

  fileprivate static func lastComponent(of path: String) -> String {
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

  private func value(of key: ConfigurationKey) -> String? {
    options.last { $0.0.key == key.name }?.1 ?? conf.last { $0.key == key.name }?.value
  }

  /// Whether the program takes arguments of its own between those of spark-submit.
  ///
  /// Source: `launcher/src/main/java/org/apache/spark/launcher/SparkSubmitCommandBuilder.java`.
  private var mixesArguments: Bool {
    program == "spark-sql" || program == "spark-shell"
  }

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
        application = word
        return
      }
      let (name, joined) = Self.parts(of: word)
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
    default: options.append((option, value))
    }
  }

  /// `--name=value` taken apart.
  private static func parts(of word: String) -> (name: String, value: String?) {
    guard word.hasPrefix("--"), let sign = word.firstIndex(of: "=") else { return (word, nil) }
    return (String(word[..<sign]), String(word[word.index(after: sign)...]))
  }

  private func refuse(_ problem: String) -> SourceError {
    SourceError(.malformed, at: location, problem)
  }
}

public import SparkMemory
public import SparkSource

/// A command that starts Spark, as it was typed.
public struct LaunchCommand: Hashable, Sendable {
  /// How settings reach the Spark that a command starts.
  public enum Way: Hashable, Sendable {
    /// As `--conf`, behind a program of Spark's such as `spark-submit`.
    case options
    /// In the variable from which PySpark takes its arguments, where Python starts Spark.
    case variable
  }

  /// The program and its arguments, and what precedes the program.
  public let words: [String]
  /// How settings reach Spark.
  public let way: Way
  /// The settings that the command itself says, those of its options included.
  public let settings: SparkConfiguration
  /// The file that `--properties-file` names.
  public let propertiesFile: String?
  /// Whether somebody types into it while it runs.
  public let isInteractive: Bool
  private let submit: SubmitCommand?
  private let programName: String
  /// What the variable of PySpark says already.
  private let gatewayArguments: String?

  /// The variable from which PySpark takes the arguments of `spark-submit`.
  ///
  /// Source: `python/pyspark/java_gateway.py`, `launch_gateway`.
  public static let gatewayVariable = "PYSPARK_SUBMIT_ARGS"
  /// What the variable says where nobody sets it.
  private static let gatewayProgram = "pyspark-shell"

  /// A command in words.
  ///
  /// - Parameters:
  ///   - words: The program and its arguments.
  ///   - environment: The environment that it will run in.
  /// - Throws: `SourceError` for what spark-submit refuses.
  public init(words: [String], environment: [String: String]) throws(SourceError) {
    self.words = words
    if let program = words.firstIndex(where: SubmitCommand.isProgram) {
      way = .options
      let line = try SubmitCommand(words: Array(words[program...]))
      submit = line
      gatewayArguments = nil
      programName = Self.lastComponent(of: words[program])
      isInteractive = Self.isInteractive(
        programName, line, arguments: words[(program + 1)...])
    } else {
      way = .variable
      let arguments = environment[Self.gatewayVariable]
      gatewayArguments = arguments
      submit = try arguments.flatMap { arguments throws(SourceError) in
        try SubmitCommand(script: "spark-submit " + arguments)
      }
      programName = words.first.map(Self.lastComponent) ?? ""
      isInteractive = words.count == 1 && Self.isShell(programName)
    }
    var settings = SparkConfiguration(
      Dictionary(
        (submit?.settings ?? []).map { ($0.key, $0.value) }, uniquingKeysWith: { _, last in last }))
    if settings[.master] == nil, let master = environment["MASTER"] { settings[.master] = master }
    self.settings = settings
    propertiesFile = submit?.propertiesFile
  }

  private static func isInteractive(
    _ program: String, _ line: SubmitCommand, arguments: ArraySlice<String>
  ) -> Bool {
    switch program {
    case "spark-shell", "sparkR": !arguments.contains { $0 == "-i" || $0 == "-e" }
    case "spark-sql":
      !arguments.contains { $0 == "-e" || $0 == "-f" || $0.hasSuffix(".sql") }
    case "pyspark": line.application == nil
    default: false
    }
  }

  /// Whether a program takes what somebody types where it gets no arguments.
  private static func isShell(_ program: String) -> Bool {
    ["python", "ipython", "jupyter-console", "bash", "sh", "zsh"].contains { shell in
      program.hasPrefix(shell)
        && program.dropFirst(shell.count).allSatisfy { "0123456789.".contains($0) }
    }
  }

  /// The name of the job, where nobody gives it another: the application's, or that of its file.
  public var jobName: String {
    if let name = settings.values["spark.app.name"] ?? optionValue("--name") { return name }
    let file =
      submit?.application ?? words.dropFirst().first { !$0.hasPrefix("-") && $0.contains(".") }
    let name = Self.lastComponent(of: file ?? programName)
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// A number that tells the command from others, the same each time; its words cannot be had from
  /// it, which may hold secrets (FNV-1a, 64 bits).
  var fingerprint: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for word in words {
      for byte in Array(word.utf8) + [0] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    return String(hash, radix: 16)
  }

  private func optionValue(_ name: String) -> String? {
    guard way == .options, let place = words.firstIndex(of: name), place + 1 < words.count else {
      return nil
    }
    return words[place + 1]
  }

  /// Where Spark's programs lie, if the command names one by its path: `/opt/spark/bin`.
  public var programFolder: String? {
    guard let program = words.first(where: SubmitCommand.isProgram),
      let slash = program.lastIndex(of: "/")
    else { return nil }
    return String(program[..<slash])
  }

  /// The command with other settings.
  ///
  /// - Parameter settings: The settings, by key; they count before what the command says of them.
  /// - Returns: The words, and the variables to set beside those that there are.
  public func setting(
    _ settings: [String: String]
  ) -> (words: [String], environment: [String: String]) {
    guard !settings.isEmpty else { return (words, [:]) }
    switch way {
    case .options: return (SubmitCommand.words(words, setting: settings), [:])
    case .variable:
      return (words, [Self.gatewayVariable: gatewayLine(setting: settings)])
    }
  }

  /// PySpark splits the variable as a shell does, and it must end with the name of a program.
  private func gatewayLine(setting settings: [String: String]) -> String {
    let commands = (try? ShellWords.commands(of: gatewayArguments ?? "")) ?? []
    var arguments = commands.first?.words ?? []
    if arguments.isEmpty { arguments = [Self.gatewayProgram] }
    let line = SubmitCommand.words(["spark-submit"] + arguments, setting: settings)
    return ShellWords.line(of: line.dropFirst())
  }

  private static func lastComponent(of path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }
}

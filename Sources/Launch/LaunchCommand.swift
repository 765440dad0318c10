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
  /// The name of the job, where nobody gives it another: the application's, or that of its class,
  /// module or file.
  public let jobName: String
  /// The program of Spark's, or the one that starts Spark, as it was typed; nil if there is none.
  let program: String?
  /// Where the program of Spark's stands in the words.
  private let start: Int?
  private let gateway: GatewayArguments

  /// A command in words.
  ///
  /// - Parameters:
  ///   - words: The program and its arguments.
  ///   - environment: The environment that it will run in.
  /// - Throws: `SourceError` for what spark-submit refuses.
  public init(words: [String], environment: [String: String]) throws(SourceError) {
    self.words = words
    start = CommandStart.sparkProgram(in: words)
    let variable = start == nil ? environment[GatewayArguments.variable] : nil
    gateway = try GatewayArguments(variable ?? "")
    let line: SubmitCommand
    if let start {
      way = .options
      let command = words[start...]
      line = try SubmitCommand(words: Array(command))
      program = words[start]
      isInteractive = Self.isInteractive(
        SubmitCommand.lastComponent(of: words[start]), line, arguments: command.dropFirst())
      jobName = JobName.name(ofSpark: command, line)
    } else {
      way = .variable
      line = try SubmitCommand(words: ["spark-submit"] + gateway.words)
      let command = CommandStart.program(in: words).map { words[$0...] } ?? []
      program = command.first
      isInteractive =
        command.count == 1
        && CommandStart.isInterpreter(SubmitCommand.lastComponent(of: command.first ?? ""))
      jobName = line.name ?? JobName.name(of: command)
    }
    var settings = SparkConfiguration(
      Dictionary(
        line.settings.map { ($0.key, $0.value) }, uniquingKeysWith: { _, last in last }))
    if settings[.master] == nil, let master = environment["MASTER"] { settings[.master] = master }
    self.settings = settings
    propertiesFile = line.propertiesFile
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

  /// A number that tells the command from others, the same each time; its words cannot be had from
  /// it, which may hold secrets (FNV-1a, 64 bits).
  var fingerprint: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for word in words {
      for byte in Array(word.utf8) + [0] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    return String(hash, radix: 16)
  }

  /// The command with other settings.
  ///
  /// - Parameter settings: The settings, by key; they count before what the command says of them.
  /// - Returns: The words, and the variables to set beside those that there are.
  public func setting(
    _ settings: [String: String]
  ) -> (words: [String], environment: [String: String]) {
    guard !settings.isEmpty else { return (words, [:]) }
    guard let start else {
      return (words, [GatewayArguments.variable: gateway.line(setting: settings)])
    }
    let command = SubmitCommand.words(Array(words[start...]), setting: settings)
    return (words[..<start] + command, [:])
  }
}

public import Advisor
public import ArgumentParser
import Logging
import Report
import SparkMemory

/// `ballast fit`: what a job's memory should be.
struct FitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Say where a job's memory went and what it should be.",
    discussion: """
      The log is the event log of one application: a file, plain or compressed
      (zstd, lz4, snappy, lzf, gzip); a rolling directory (eventlog_v2_…); the
      .inprogress log of one that still runs; or - for standard input. What it is,
      is told by its content. Reading ends, with a note, where more than 1 GiB has
      come out of less than a thousandth of it.

      EXAMPLES
        ballast fit eventlog_v2_application_1700000000000_0001
        ballast fit --manager yarn --aim safe app.zstd
        ballast fit --format spark-submit app.zstd
        hdfs dfs -cat /spark-logs/application_1_0001.zstd | ballast fit -

      The answer: what ran and how it ended; for executor and driver what each
      region of memory had, used at its peak, and needed, as a bracket; what is
      wrong, with evidence; one configuration, now → new, with the reason for each
      line; and what to expect of it. Where there is no evidence, nothing is
      recommended, and the settings that would make the next run tell are named.

      No Spark and no Java is needed.
      """)

  /// In which form the answer is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
    case sparkDefaults = "spark-defaults"
    case sparkSubmit = "spark-submit"
  }

  @Argument(help: "The event log, or - for standard input.", completion: .file())
  var log: String

  @OptionGroup var evidence: EvidenceOptions

  @Option(help: "The cluster manager to size for; the one in the log when not given.")
  var manager: ClusterManager?

  @Option(help: "safe leaves room for growth, lean accepts spilling.")
  var aim: Aim = .balanced

  @Option(help: "The form of the answer.")
  var format: Format = .text

  @Flag(help: "Write JSON (ballast.fit/1): sizes are whole numbers of bytes.")
  var json = false

  @Option(help: "Exit with status 1 when a finding is this bad, or worse.")
  var failOn: Finding.Severity?

  @Flag(name: .shortAndLong, help: "Say on standard error what was read and what was passed over.")
  var verbose = false

  func validate() throws {
    if json, format != .text, format != .json {
      throw ValidationError("--json and --format \(format.rawValue) exclude each other.")
    }
  }

  func run() throws {
    let logger = Logger.forCommand("fit", verbose: verbose)
    var profile = try EventLogInput.profileToJudge(at: log, command: "fit", logger: logger)
    try evidence.add(to: &profile, command: "fit", logger: logger)
    let report = FitReport(profile, manager: manager, aim: aim)
    switch json ? .json : format {
    case .text: print(FitTextRenderer(style: .ofStandardOutput()).render(report), terminator: "")
    case .json: print(try FitJSONRenderer().render(report), terminator: "")
    case .sparkDefaults: print(PastedConfiguration.sparkDefaults(report), terminator: "")
    case .sparkSubmit: print(PastedConfiguration.sparkSubmit(report), terminator: "")
    }
    if let failOn, report.findings.contains(where: { $0.severity >= failOn }) {
      throw ExitCode(1)
    }
  }
}

extension Aim: ExpressibleByArgument {}

extension Finding.Severity: ExpressibleByArgument {
  /// Reads the word that an option gives.
  public init?(argument: String) {
    guard let severity = Self.allCases.first(where: { $0.word == argument }) else { return nil }
    self = severity
  }

  /// The words that an option takes.
  public static var allValueStrings: [String] { allCases.map(\.word) }
}

extension Logger {
  /// A logger that writes to standard error, and only when asked to.
  static func forCommand(_ name: String, verbose: Bool) -> Logger {
    var logger = Logger(label: "ballast.\(name)") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = verbose ? .debug : .warning
    return logger
  }
}

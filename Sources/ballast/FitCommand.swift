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
      A log is the event log of one application: a file, plain or compressed
      (zstd, lz4, snappy, lzf, gzip); a rolling directory (eventlog_v2_…); the
      .inprogress log of one that still runs; a zip of a History Server; Databricks'
      eventlog directory; - for standard input; or the address of any of these, or
      of an application in a History Server, or of a driver that still runs. A
      directory of logs stands for all logs in it and below, each with an answer of
      its own. What it is, is told by its content. Reading ends, with a note, where
      more than 1 GiB has come out of less than a thousandth of it.

      EXAMPLES
        ballast fit eventlog_v2_application_1700000000000_0001
        ballast fit --manager yarn --aim safe app.zstd
        ballast fit --format spark-submit app.zstd
        ballast fit --cluster "8 x 16 cores 64g" app.zstd
        ballast fit monday.zstd tuesday.zstd /spark-logs/november
        ballast fit http://history:18080/history/application_1700000000000_0001/jobs/
        ballast fit http://driver:4040
        hdfs dfs -cat /spark-logs/application_1_0001.zstd | ballast fit -
        ballast fit --json /spark-logs | jq -r '.log, .outcome.kind'

      Logs of the same job, each named by itself, have one answer: the run that
      tells most is sized, and the others narrow what it needs; a success in a
      smaller heap is a hard upper edge, a heap that ran out a hard lower one. Logs
      of different jobs, and those in a directory, are answered one after the other,
      as JSON one document in each line. One that cannot be read gets a line on
      standard error, the others go on, and the exit status is 3. GC logs that lie
      beside a log (gc*.log) are read too. Proxies are taken from http_proxy, https_proxy and
      no_proxy.

      The answer: what ran and how it ended; for executor and driver what each
      region of memory had, used at its peak, and needed, as a bracket; what is
      wrong, with evidence; one configuration, now → new, with the reason for each
      line; and what to expect of it. Its parts are chosen together: other numbers
      of cores, executors and partitions are predicted as well, and recommended
      where they reserve less memory over the run. Where there is no evidence,
      nothing is recommended, and the settings that would make the next run tell
      are named.

      No Spark and no Java is needed.
      """)

  @Argument(
    help: "Event logs: paths, patterns, addresses, or - for standard input.",
    completion: .file())
  var logs: [String]

  @OptionGroup var evidence: EvidenceOptions

  @Option(help: "The cluster manager to size for; the one in the log when not given.")
  var manager: ClusterManager?

  @OptionGroup var cluster: ClusterOption

  @Option(help: "safe leaves room for growth, lean accepts spilling.")
  var aim: Aim = .balanced

  @Option(help: AnswerFormat.help)
  var format: AnswerFormat = .text

  @Flag(help: "Say as well what the other aims would give: memory against risk.")
  var alternatives = false

  @Flag(help: "Answer each log by itself, even where several are of one job.")
  var each = false

  @Flag(help: "Write JSON (ballast.fit/1): sizes are whole numbers of bytes.")
  var json = false

  @Option(help: "Exit with status 1 when a finding is this bad, or worse.")
  var failOn: Finding.Severity?

  @Flag(name: .shortAndLong, help: "Say on standard error what was read and what was passed over.")
  var verbose = false

  func validate() throws {
    if logs.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input, -, can be read only once.")
    }
    if logs.count > 1, !evidence.isEmpty { throw EvidenceOptions.ofOneApplication }
    if json, format != .text, format != .json {
      throw ValidationError("--json and --format \(format) exclude each other.")
    }
  }

  func run() throws {
    let machines = try cluster.machines(under: manager, command: "fit")
    let output = FitOutput(format: json ? .json : format)
    var isBad = false
    let input = EventLogInput(command: "fit", verbose: verbose)
    var runs = RunsOfJobs()
    func answer(_ log: ReadLog, others: [ReadLog] = []) throws {
      let report = FitReport(
        log.profile, manager: manager, on: machines, aim: aim, others: others.map(\.profile),
        withAlternatives: alternatives)
      try output.write(report, of: log, others: others)
      if let failOn { isBad = isBad || report.findings.contains { $0.severity >= failOn } }
    }
    var tally = try input.forEachLog(in: logs) { log in
      if log.isOneOfSeveral, !evidence.isEmpty { throw EvidenceOptions.ofOneApplication }
      var log = log
      try evidence.add(
        to: &log.profile, of: log.name, command: "fit",
        logger: .forCommand("fit", verbose: verbose))
      if logs.count > 1, log.isNamed, !each {
        runs.add(log)
      } else {
        try answer(log)
      }
    }
    for job in runs.jobs { try answer(job.sized, others: job.others) }
    // One answer to runs of one job needs no line that counts answers.
    let isOneJob = runs.jobs.count == 1 && runs.count > 1 && runs.count == tally.read
    tally.isSeveral = tally.isSeveral && !(isOneJob && tally.failed == 0)
    output.finish(tally)
    if tally.failed > 0 { throw ExitCode(3) }
    if isBad { throw ExitCode(1) }
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

import Advisor
import ArgumentParser
import Logging
import Report
import SparkMemory

/// `ballast predict`: what a job would do under another configuration.
struct PredictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict",
    abstract: "Say what a job would do under another configuration.",
    discussion: """
      Takes the event log of one run, in any form that ballast fit reads, and
      plays its stages through Spark's memory manager with the settings changed:
      the tasks that run together, what each of them wants, what is cached beside
      them, what must be live on the heap. Nothing is run. Without --set it
      predicts the run's own configuration, which shows how near it was to its
      limits.

      VERDICTS
        safe      it ends, and nothing that was seen says otherwise
        at-risk   what is known leaves room for both
        fails     it cannot end: there is less memory than is surely needed
        unknown   the evidence to tell is missing; what would give it is named

      A failure has a kind: executor-heap, driver-heap, driver-result-size,
      broadcast (a table that is built in the driver), container (what a cluster
      manager kills for), acquire (a task that cannot spill), refused (nothing
      starts like this).

      Needs, duration and GiB·h are brackets: the truth lies between the edges,
      and one run does not tell where. Bytes spilled and the share of collections
      are what is most likely. In a bar █ is surely needed, ▒ perhaps, and │ is
      where the heap ends.

      SWEEPS
        --set spark.executor.memory=1g..8g        at most 12 sizes
        --set spark.executor.memory=1g..8g:512m   in steps of 512m
        --set spark.executor.cores=1..4           1, 2, 3, 4
        --set spark.sql.shuffle.partitions=64..1024
                                                  64, 128, 256, 512, 1024
      draw a line for each value and mark the first that is safe; several sweeps
      stand for all combinations, 64 at most. As JSON they are one document in
      each line.

      EXAMPLES
        ballast predict app.zstd --set spark.executor.memory=4g
        ballast predict app.zstd --set spark.executor.memory=1g..8g
        ballast predict app.zstd --set spark.executor.cores=2 \\
          --set spark.sql.shuffle.partitions=400 --data 3
        ballast predict app.zstd --gc-log gc/ --fail-on at-risk
        ballast predict --json app.zstd --set spark.executor.memory=1g..8g \\
          | jq -r '[.configuration["spark.executor.memory"], .outcome.verdict] | @tsv'
      """)

  @Argument(
    help: "The event log of one run: a path, an address, or - for standard input.",
    completion: .file())
  var log: [String]

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "A setting to change, or to sweep over. May be repeated.", valueName: "key=value"))
  var settings: [String] = []

  @Option(
    help: ArgumentHelp("The data, for each byte that the run had.", valueName: "factor"))
  var data: Double = 1

  @Option(help: "The cluster manager to run under; the one in the log when not given.")
  var manager: ClusterManager?

  @OptionGroup var cluster: ClusterOption

  @OptionGroup var evidence: EvidenceOptions

  @Flag(help: "Write JSON (ballast.prediction/1): sizes are whole numbers of bytes.")
  var json = false

  @Option(
    help: ArgumentHelp(
      """
      Exit with status 1 when a verdict is this bad, or worse: safe, unknown, at-risk, fails. \
      Of a sweep, any.
      """))
  var failOn: PredictedTrouble?

  @Flag(name: .shortAndLong, help: "Say on standard error what was read and what was passed over.")
  var verbose = false

  func validate() throws {
    if log.count > 1 {
      throw ValidationError("\(log.count) logs were given, and one run is predicted; name one.")
    }
    guard data.isFinite, data > 0, data <= 1_000_000 else {
      throw ValidationError(
        "--data is a factor above 0 and up to 1000000, such as 2 for twice the data.")
    }
  }

  func run() throws {
    let subject = try PredictedSettings(settings)
    let machines = try cluster.machines(under: manager, command: "predict")
    guard let path = log.first else { throw ExitCode(2) }
    var profile = try EventLogInput(command: "predict", verbose: verbose)
      .profile(of: path, severalAreUsage: true)
    try evidence.add(
      to: &profile, of: path, command: "predict", logger: .forCommand("predict", verbose: verbose))
    let assessment = Assessment(
      profile, manager: manager, on: machines)
    try subject.check(version: assessment.setup.version)
    let reports = subject.combinations.map {
      PredictionReport(assessment, changing: $0, dataFactor: data)
    }
    try write(reports, sweptKeys: subject.sweptKeys)
    if let failOn, reports.contains(where: { failOn.isReached(by: $0.prediction.verdict) }) {
      throw ExitCode(1)
    }
  }

  private func write(_ reports: [PredictionReport], sweptKeys: [String]) throws {
    let style = TerminalStyle.ofStandardOutput()
    let text: String
    switch (json, sweptKeys.isEmpty) {
    case (true, true):
      text = try reports.map { try PredictionJSONRenderer().render($0) }.joined()
    case (true, false):
      text = try PredictionJSONRenderer().renderLines(reports)
    case (false, true):
      text = reports.map { PredictionTextRenderer(style: style).render($0) }.joined()
    case (false, false):
      text = SweepTextRenderer(style: style).render(
        PredictionSweep(keys: sweptKeys, points: reports))
    }
    print(text, terminator: "")
  }
}

public import ArgumentParser
import Report
public import SparkMemory
import SparkSource

/// `ballast explain`: where every byte of a configuration goes.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show where every byte of driver and executor memory goes.",
    discussion: """
      Give settings as words, a spark-defaults.conf, a spark-submit line or a script
      with one, the event log of an application, or several of these; a later one
      overrides an earlier one. A log tells the heap as the JVM really gave it.
      The name of a setting without a value tells what it is: unit, default by
      version, when it takes effect, whether it can be changed at run time.

      EXAMPLES
        ballast explain spark.executor.memory=8g spark.executor.cores=5
        ballast explain conf/spark-defaults.conf spark.memory.fraction=0.8
        ballast explain spark-submit --master yarn --executor-memory 8g job.py
        ballast explain --manager kubernetes --deploy-mode cluster --python \\
          spark.executor.memory=10g
        ballast explain app.zstd spark.executor.memory=4g

        ballast explain spark.executor.memoryOverhead
                                                     what a setting is, by itself
        ballast explain old.conf --versus new.conf   two configurations side by side
        ballast explain --spark 3.3 submit.sh        as Spark 3.3 does it
        ballast explain --svg memory.svg submit.sh   a drawing for a design document
        ballast explain --cluster "8 x 16 cores 128g" submit.sh
                                                     how many executors the nodes hold

      Nothing but the settings is needed: no cluster, no Java and no Spark.
      """)

  @Argument(
    help: "Settings as key=value, files, and at the end a spark-submit line.")
  var inputs: [String] = []

  @Option(
    name: .customLong("conf"),
    help: ArgumentHelp("One more setting, as spark-submit takes it.", valueName: "key=value"))
  var settings: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "A second configuration, given like the first, to compare it with.", valueName: "inputs"))
  var versus: [String] = []

  @Option(help: "The cluster manager; from spark.master when that is set, else yarn.")
  var manager: ClusterManager?

  @Option(help: "Where the driver runs; from spark.submit.deployMode when set, else client.")
  var deployMode: DeployMode?

  @Option(
    name: [.customLong("spark"), .customLong("spark-version")],
    help: ArgumentHelp(
      "The version of Spark, such as 3.5; from a log, else the newest one known.",
      valueName: "version"))
  var sparkVersion: SparkVersion?

  @Option(help: "The garbage collector; from the Java options when they name one, else g1.")
  var collector: GarbageCollector?

  @Flag(help: "A Python application, as spark-submit tells it from the main file.")
  var python = false

  @Option(
    help: ArgumentHelp(
      "Fill these machines with executors: nodes=8,cores=16,memory=128g or glue:G.2X,nodes=10.",
      valueName: "machines"))
  var cluster: String?

  @Flag(help: "Write JSON: sizes are whole numbers of bytes.")
  var json = false

  @Option(help: ArgumentHelp("Write a drawing to scale as SVG; - is here.", valueName: "file"))
  var svg: String?

  @Option(help: ArgumentHelp("Write a page with drawing and tables; - is here.", valueName: "file"))
  var html: String?

  func validate() throws {
    if [svg, html].filter({ $0 == "-" }).count + (json ? 1 : 0) > 1 {
      throw ValidationError("Only one of --json, --svg - and --html - can write to the output.")
    }
    if let svg, svg != "-", svg == html {
      throw ValidationError("--svg and --html cannot write to the same file.")
    }
    for output in [svg, html].compactMap({ $0 }) where (inputs + versus).contains(output) {
      throw ValidationError("\(output) is read, and would be overwritten; name another file.")
    }
  }

  func run() throws {
    if let keys = ExplainedKeys(inputs: inputs) { return try keys.explain(options: self) }
    let first = try ExplainSubject(inputs: inputs + settings)
    let report = try first.report(options: self)
    guard !versus.isEmpty else {
      try write(report, to: ExplainOutput(svg: svg, html: html, json: json))
      return try first.endOnConflict(version: report.sparkVersion)
    }
    let second = try ExplainSubject(inputs: versus)
    let comparison = ExplainComparison(report, with: try second.report(options: self))
    try write(comparison, to: ExplainOutput(svg: svg, html: html, json: json))
    try first.endOnConflict(version: report.sparkVersion)
    try second.endOnConflict(version: comparison.second.sparkVersion)
  }

  private func write(_ report: ExplainReport, to output: ExplainOutput) throws {
    try output.write(
      text: { ExplainTextRenderer(style: .ofStandardOutput()).render(report) },
      json: { try ExplainJSONRenderer().render(report) },
      svg: { ExplainSVGRenderer().render(report) },
      html: { ExplainHTMLRenderer().render(report) })
  }

  private func write(_ comparison: ExplainComparison, to output: ExplainOutput) throws {
    try output.write(
      text: { ComparisonTextRenderer(style: .ofStandardOutput()).render(comparison) },
      json: { try ExplainJSONRenderer().render(comparison) },
      svg: { ExplainSVGRenderer().render(comparison) },
      html: { ExplainHTMLRenderer().render(comparison) })
  }
}

extension ExplainCommand {
  /// The arguments of the whole command with a spark-submit line as one of them, because its options
  /// are not ours: so it can be pasted behind `ballast explain` as it is.
  static func joiningSubmitLine(_ arguments: [String]) -> [String] {
    guard arguments.first == configuration.commandName, !arguments.contains("--"),
      let start = arguments.firstIndex(where: SubmitCommand.isProgram),
      start + 1 < arguments.count
    else { return arguments }
    return arguments[..<start] + [ShellWords.line(of: arguments[start...])]
  }
}

extension ClusterManager: ExpressibleByArgument {}
extension DeployMode: ExpressibleByArgument {}
extension GarbageCollector: ExpressibleByArgument {}

extension SparkVersion: ExpressibleByArgument {
  /// Reads the version that an option names.
  public init?(argument: String) {
    self.init(argument)
  }
}

import Advisor
public import ArgumentParser
import Report
import SparkEventLog
public import SparkMemory
import SparkSource

/// `ballast explain`: where every byte of a configuration goes.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show where every byte of driver and executor memory goes.",
    discussion: """
      Give settings as words, a spark-defaults.conf, the event log of an
      application, or several of these; a later one overrides an earlier one. A log
      tells the heap as the JVM really gave it.

      EXAMPLES
        ballast explain spark.executor.memory=8g spark.executor.cores=5
        ballast explain --manager kubernetes --deploy-mode cluster --python \\
          spark.executor.memory=10g
        ballast explain conf/spark-defaults.conf spark.memory.fraction=0.8
        ballast explain --spark-version 3.5 spark.driver.memory=4g
        ballast explain app.zstd spark.executor.memory=4g
        ballast explain --json spark.executor.memory=8g

      Nothing but the settings is needed: no cluster, no Java and no Spark.
      """)

  @Argument(help: "Settings as key=value, paths of a spark-defaults.conf, or an event log.")
  var inputs: [String] = []

  @Option(
    name: .customLong("conf"),
    help: ArgumentHelp("One more setting, as spark-submit takes it.", valueName: "key=value"))
  var settings: [String] = []

  @Option(help: "The cluster manager; from spark.master when that is set, else yarn.")
  var manager: ClusterManager?

  @Option(help: "Where the driver runs; from spark.submit.deployMode when set, else client.")
  var deployMode: DeployMode?

  @Option(help: "The version of Spark, such as 3.5; the newest one known when not given.")
  var sparkVersion: SparkVersion?

  @Option(help: "The garbage collector; from the Java options when they name one, else g1.")
  var collector: GarbageCollector?

  @Flag(help: "A Python application, as spark-submit tells it from the main file.")
  var python = false

  @Flag(help: "Write JSON: sizes are whole numbers of bytes.")
  var json = false

  func run() throws {
    let subject = try Subject(inputs: inputs + settings)
    let report = try subject.reporting {
      let environment = try subject.environment(of: self)
      return try ExplainReport(
        configuration: subject.configuration, environment: environment,
        managerIsAssumed: manager == nil && subject.configuration[.master] == nil)
    }
    let text =
      json
      ? try ExplainJSONRenderer().render(report)
      : ExplainTextRenderer(style: .ofStandardOutput()).render(report)
    print(text, terminator: "")
  }
}

/// What the arguments say: settings, and what a run has shown where one of them is a log.
private struct Subject {
  var configuration = SparkConfiguration()
  private var run: LoggedRun?
  private var entries: [ConfigurationEntry] = []
  /// Settings that came after the log: what the run has shown does not hold for them.
  private var changed: Set<String> = []

  init(inputs: [String]) throws {
    for input in inputs {
      do {
        if ConfigurationWord.isSetting(input) {
          add([try ConfigurationWord.entry(input)])
        } else if let run = try ExplainCommand.loggedRun(at: input) {
          self.run = run
          changed = []
          configuration.values.merge(run.configuration.values) { _, new in new }
        } else {
          add(try PropertiesFile.entries(at: input))
        }
      } catch let error as SourceError {
        throw failure(error.description, code: error.kind == .unreadable ? 3 : 2)
      }
    }
  }

  private mutating func add(_ new: [ConfigurationEntry]) {
    entries += new
    changed.formUnion(new.map(\.key))
    configuration.values.merge(SparkConfiguration(new).values) { _, new in new }
  }

  func environment(of command: ExplainCommand) throws(ConfigurationError) -> ClusterEnvironment {
    let shown = run?.environment
    let keepsMaster = !isChanged(.master)
    var environment = try ClusterEnvironment(
      configuration: configuration,
      version: command.sparkVersion ?? shown?.version ?? .latest,
      manager: command.manager ?? (keepsMaster ? shown?.manager : nil),
      deployMode: command.deployMode,
      isPython: command.python ? true : shown?.isPython, collector: command.collector)
    guard let shown else { return environment }
    environment.yarnMinimumAllocation = shown.yarnMinimumAllocation
    environment.yarnAllocationIncrement = shown.yarnAllocationIncrement
    if keepsMaster, !isChanged(.executorCores) {
      environment.observedExecutorCores = shown.observedExecutorCores
    }
    if command.collector == nil, !isChanged(.executorExtraJavaOptions) {
      environment.executorCollector = shown.executorCollector
      environment.observedExecutorMaxMemory =
        isChanged(.executorMemory) ? nil : shown.observedExecutorMaxMemory
    }
    if command.collector == nil, !isChanged(.driverExtraJavaOptions) {
      environment.driverCollector = shown.driverCollector
      environment.observedDriverMaxMemory =
        isChanged(.driverMemory) ? nil : shown.observedDriverMaxMemory
    }
    return environment
  }

  private func isChanged(_ key: ConfigurationKey) -> Bool {
    changed.contains(key.name)
  }

  /// Runs a computation and turns its errors into one line that points at the setting.
  func reporting<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as LayoutError {
      throw failure(located(error.description, key: error.settingName), code: 2)
    } catch let error as ConfigurationError {
      throw failure(located(error.description, key: error.key), code: 2)
    }
  }

  private func located(_ message: String, key: String) -> String {
    guard let entry = entries.last(where: { $0.key == key }), entry.location.line != nil
    else { return message }
    return "\(entry.location): \(message)"
  }

  private func failure(_ message: String, code: Int32) -> ExitCode {
    StandardError.write("ballast explain: \(TerminalText.escaped(message))")
    return ExitCode(code)
  }
}

/// What a run has shown that a configuration alone does not tell.
struct LoggedRun {
  var configuration: SparkConfiguration
  var environment: ClusterEnvironment
}

extension ExplainCommand {
  /// The run in an event log; nil when the input is no log.
  static func loggedRun(at path: String) throws -> LoggedRun? {
    guard EventLogReader.isEventLog(at: path) else { return nil }
    let profile = try EventLogInput.profile(
      at: path, command: "explain", logger: .forCommand("explain", verbose: false))
    let setup = Assessment(profile).setup
    return LoggedRun(configuration: setup.configuration, environment: setup.environment)
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

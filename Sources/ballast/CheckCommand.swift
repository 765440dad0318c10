import Advisor
public import ArgumentParser
import Checks
import Report
import SparkMemory
public import SparkSource

/// `ballast check`: what is wrong with a configuration or a program, before anything runs.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find what is wrong with a configuration or a program, before anything runs.",
    discussion: """
      Reads spark-defaults.conf and other properties files, spark-submit lines in
      shell scripts and Makefiles, PYSPARK_SUBMIT_ARGS, SparkApplication YAML
      (v1beta2), Helm values and ConfigMaps, JSON of EMR, EMR Serverless,
      Databricks, Livy and Dataproc, SQL, and programs in Python, Scala, Java and R,
      notebooks and DAGs of Airflow included. A yarn-site.xml beside them has
      limits for them, and --cluster machines. What stands in several places
      is merged as Spark merges it: an option counts before --conf, both before
      spark-defaults.conf.

      Folders are walked: what nobody here reads is passed over, and counted with
      -v. So are links to folders, names that begin with a dot, such as .git and .venv,
      and node_modules, target, build, venv and __pycache__; what is named is read.

      EXAMPLES
        ballast check conf/spark-defaults.conf jobs/
        ballast check --spark 3.5 --manager yarn .
        ballast check --cluster "8 x 16 cores 64g" conf jobs
        ballast check jobs yarn-site.xml
        ballast check --diff .                   what --fix would change
        ballast check --format sarif . > check.sarif
        ballast check --select BM108,refused-memory .
        ballast check --as notebook - < analysis.ipynb
        echo 'spark.executor.memory 1.5g' | ballast check - --as spark-defaults

      A comment allows a finding, on its line or on the line above:
        # ballast: allow uncompressed-references
      In Scala and Java it begins with //, in SQL with --.
      Above a spark-submit line it counts for the whole command. --write-baseline
      remembers what there is, and --baseline leaves that out.

      The ballast.yaml of a project, in the folder of what is checked or above it
      (up to the root of the repository), says the same once; options count first:
        check:
          ignore: [uncompressed-references]      also select, fail-on, baseline,
          exclude: ["vendor/"]                   spark, manager, deploy-mode
          per-path:
            "conf/legacy/**": { ignore: [deprecated-setting] }

      The exit status is 1 when a finding is as bad as --fail-on says.
      """)

  /// In which form the answer is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif, github, junit
  }

  @Argument(
    help: "Files and folders, or - for standard input.", completion: .file())
  var paths: [String]

  @Option(
    name: .customLong("as"),
    help: "What the named files and standard input are; told by name and content otherwise.")
  var form: SourceReader.Format?

  @Option(
    name: [.customLong("spark"), .customLong("spark-version")],
    help: ArgumentHelp(
      "The version of Spark, such as 3.5; what a file names, else the newest one known.",
      valueName: "version"))
  var sparkVersion: SparkVersion?

  @Option(help: "The cluster manager; from spark.master when that is set.")
  var manager: ClusterManager?

  @Option(help: "Where the driver runs; from the configuration when it says so.")
  var deployMode: DeployMode?

  @Option(
    help: ArgumentHelp(
      "The settings of the check; the ballast.yaml beside or above the paths when not given.",
      valueName: "file"))
  var config: String?

  @OptionGroup var cluster: ClusterOption

  @Option(help: ArgumentHelp("Look for these only.", valueName: "rules"))
  var select: [String] = []

  @Option(help: ArgumentHelp("Leave these out.", valueName: "rules"))
  var ignore: [String] = []

  @Option(help: ArgumentHelp("Leave out what this file knows.", valueName: "file"))
  var baseline: String?

  @Option(help: ArgumentHelp("Write down what is found, for --baseline.", valueName: "file"))
  var writeBaseline: String?

  @Option(help: "The form of the answer.")
  var format: Format = .text

  @Flag(help: "Write JSON (ballast.check/1).")
  var json = false

  @Flag(help: "Show what --fix would change, and change nothing.")
  var diff = false

  @Flag(help: "Show the safe changes, and make them.")
  var fix = false

  @Option(help: "Exit with status 1 when a finding is this bad, or worse; warning when not given.")
  var failOn: Finding.Severity?

  @Flag(help: "Pass over a named file without settings, as below a folder; for hooks.")
  var passOver = false

  @Flag(name: .shortAndLong, help: "Say on standard error what was read and what was passed over.")
  var verbose = false

  func validate() throws {
    if paths.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input, -, can be read only once.")
    }
    if paths.contains("-"), form == nil {
      let forms = SourceReader.Format.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("Standard input needs --as: \(forms).")
    }
    if paths.contains("-"), fix {
      throw ValidationError("Standard input cannot be fixed; use --diff.")
    }
    if json, format != .text, format != .json {
      throw ValidationError("--json and --format \(format.rawValue) exclude each other.")
    }
    if diff || fix, json || format != .text {
      throw ValidationError("--diff and --fix write text; leave --format out.")
    }
    if baseline != nil, writeBaseline != nil {
      throw ValidationError("--baseline and --write-baseline exclude each other.")
    }
    if let version = sparkVersion, let first = SparkVersion.releases.first, version < first {
      throw ValidationError(
        "Spark \(version.release) is not modelled; choose one from \(first.release) to "
          + "\(SparkVersion.latest.release).")
    }
  }

  func run() throws {
    let file = try CheckSettingsFile(named: config, for: paths)
    let settings = file.settings
    let machines = try cluster.machines(under: manager, command: "check")
    let checker = try checker(file, on: machines)
    let input = CheckInput(
      paths: paths, form: form, passesOver: passOver, exclude: settings.exclude,
      from: file.folder)
    (input.failures + [input.emptiness].compactMap(\.self)).forEach(Self.say)
    if verbose {
      if let path = file.path { Self.say("\(path): settings of the check") }
      input.log.forEach(Self.say)
    }
    var result = checker.check(input.readings)
    if verbose { result.idleAllowances.forEach { Self.say("\($0.place): \($0.message)") } }
    let known = try writeBaseline == nil ? knownFindings(file) : nil
    if let known { result.remove(known) }
    if diff || fix {
      let fixes = CheckFixes(
        result, checker: checker, known: known, formats: input.formats)
      print(fixes.diff, terminator: "")
      if fix {
        try CheckFiles.write(fixes.changed)
        result = fixes.result
      }
    }
    if let writeBaseline {
      let known = Baseline(of: result.findings, in: result.readings.map(\.text))
      try CheckFiles.write([(writeBaseline, known.text)])
      result.remove(known)
    }
    let report = CheckReport(result, version: Ballast.configuration.version)
    if !diff { try write(report) }
    if !input.failures.isEmpty { throw ExitCode(3) }
    let worst = failOn ?? settings.failOn ?? .warning
    if report.findings.contains(where: { $0.severity >= worst }) { throw ExitCode(1) }
  }

  /// What the options say, and where they say nothing, what the project says.
  private func checker(
    _ file: CheckSettingsFile, on machines: Cluster?
  ) throws -> Checker {
    let settings = file.settings
    var checker = Checker(
      target: CheckTarget(
        version: sparkVersion ?? settings.target.version,
        manager: manager ?? settings.target.manager,
        deployMode: deployMode ?? settings.target.deployMode,
        cluster: machines))
    do {
      // What is asked for by name is looked for, whatever the project leaves out.
      checker.selection = try RuleSelection(
        select: select.isEmpty ? settings.select : select,
        ignore: ignore.isEmpty && select.isEmpty ? settings.ignore : ignore)
    } catch {
      Self.say("command line: \(error.description)")
      throw ExitCode(2)
    }
    checker.ignoredPerPath = settings.ignoredPerPath
    checker.folder = file.folder
    return checker
  }

  private func knownFindings(_ file: CheckSettingsFile) throws -> Baseline? {
    try (baseline ?? file.settings.baseline.map(file.file)).map(CheckFiles.baseline)
  }

  private func write(_ report: CheckReport) throws {
    let text =
      switch json ? .json : format {
      case .text: CheckTextRenderer(style: .ofStandardOutput()).render(report)
      case .json: try CheckJSONRenderer().render(report)
      case .sarif: try SARIFRenderer().render(report)
      case .github: GitHubRenderer().render(report)
      case .junit: JUnitRenderer().render(report)
      }
    print(text, terminator: "")
  }

  static func say(_ line: String) {
    StandardError.write("ballast check: \(TerminalText.escaped(line))")
  }
}

extension SourceReader.Format: ExpressibleByArgument {}

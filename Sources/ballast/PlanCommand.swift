public import Advisor
public import ArgumentParser
import Report
import SparkMemory

/// `ballast plan`: a first configuration, before any run.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Give a first configuration for a job that never ran.",
    discussion: """
      From machines and workload: which executors, with how much memory, in how many
      partitions, and which driver, each line with its reason, and what smaller and
      larger executors would do instead. What is not known is assumed, and the
      assumptions are named; one run replaces them all by measurements, with
      ballast fit LOG. Where a provider makes the executors by itself (databricks,
      glue), what remains to be set is planned for those.

      EXAMPLES
        ballast plan
        ballast plan --cluster "8 x 16 cores 64g" --kind shuffle --input 500g
        ballast plan --cluster emr:r5.4xlarge,nodes=5 --kind cache --input 80g --cached 120g
        ballast plan --cluster "4 x 8 cores 32g" --manager kubernetes --kind python \\
          --input 200g --stored-as json --format spark-submit
        ballast plan --cluster emr-serverless,nodes=40 --kind shuffle --input 1.5t

      On a terminal, what is needed and was not given is asked for, and then what else
      there is to say. Sizes without a unit are in GiB.
      """)

  @OptionGroup var cluster: ClusterOption

  @Option(help: "What takes most of its memory.")
  var kind: Workload.Kind?

  @Option(
    help: ArgumentHelp(
      "What is read, as it is stored; of a batch if it streams.", valueName: "size"))
  var input: PlannedSize?

  @Option(help: "How the input is stored; parquet unless said.")
  var storedAs: Workload.Format?

  @Option(
    help: ArgumentHelp(
      "What the widest join, sort or aggregation holds, as rows in memory.", valueName: "size"))
  var shuffled: PlannedSize?

  @Option(help: ArgumentHelp("What is cached at once, as in memory.", valueName: "size"))
  var cached: PlannedSize?

  @Option(help: ArgumentHelp("The largest table that is broadcast, in memory.", valueName: "size"))
  var broadcast: PlannedSize?

  @Option(help: ArgumentHelp("What the driver collects, serialized.", valueName: "size"))
  var collected: PlannedSize?

  @Option(help: ArgumentHelp("Tasks that are to run at once.", valueName: "tasks"))
  var parallelism: Int?

  @Option(help: "The cluster manager; yarn unless the machines' line says another.")
  var manager: PlannedManager?

  @Option(
    name: .customLong("spark"), help: ArgumentHelp("The version of Spark.", valueName: "version"))
  var sparkVersion: SparkVersion?

  @Option(help: "Where the driver runs.")
  var deployMode: DeployMode = .client

  @Option(help: AnswerFormat.help)
  var format: AnswerFormat = .text

  @Flag(help: "Write JSON (ballast.plan/1): sizes are whole numbers of bytes.")
  var json = false

  func validate() throws {
    if json, format != .text, format != .json {
      throw ValidationError("--json and --format \(format) exclude each other.")
    }
    if let parallelism, !Self.parallelisms.contains(parallelism) {
      throw ValidationError("--parallelism is a number of tasks from 1 to 1000000.")
    }
    if let input, input.size == .zero {
      throw ValidationError("--input 0: there is nothing to plan for; give what one run reads.")
    }
  }

  /// The numbers of tasks at once that are taken for such, and not for slips.
  static let parallelisms = 1...1_000_000

  func run() throws {
    var questions = PlanQuestions()
    let line = try questions.cluster(cluster)
    guard var machines = try line.plannedMachines(under: manager?.manager) else {
      throw ExitCode(2)
    }
    let workload = try workload(asking: &questions)
    let manager =
      try machines.cluster.manager ?? manager?.manager ?? questions.manager()?.manager ?? .yarn
    machines.cluster.manager = manager
    let environment = ClusterEnvironment(
      manager: manager, deployMode: deployMode, version: sparkVersion ?? .latest,
      isPython: workload.kind == .python)
    do {
      let plan = try Plan(workload, on: machines, environment: environment)
      try write(PlanReport(plan, manager: manager))
    } catch let error as PlanError {
      StandardError.write("ballast plan: --cluster: \(error.description)")
      throw ExitCode(2)
    }
  }

  private func workload(asking questions: inout PlanQuestions) throws -> Workload {
    let kind = try kind ?? questions.kind()
    var workload = Workload(kind, input: try (input ?? questions.input()).size)
    workload.format = try storedAs ?? questions.format() ?? .parquet
    let rows = "as rows in memory, such as 40g"
    workload.shuffled = try
      (shuffled ?? questions.size("Widest join, sort or aggregation, \(rows) [by the input]:"))?
      .size
    workload.cached = try (cached ?? questions.size("Cached at once, \(rows) [by the workload]:"))?
      .size
    workload.broadcast =
      try (broadcast ?? questions.size("Largest table that is broadcast, \(rows) [0]:"))?.size
      ?? .zero
    workload.collected =
      try (collected ?? questions.size("Collected to the driver, such as 1g [0]:"))?.size ?? .zero
    workload.parallelism = try parallelism ?? questions.parallelism()
    return workload
  }

  private func write(_ report: PlanReport) throws {
    let text: String
    switch json ? .json : format {
    case .text: text = PlanTextRenderer(style: .ofStandardOutput()).render(report)
    case .json: text = try PlanJSONRenderer().render(report)
    case .paste(let form):
      let pasted = try PastedConfiguration(PasteSubject(report), as: form)
      pasted.warn(command: "plan")
      text = pasted.text
    }
    print(text, terminator: "")
  }
}

extension Workload.Kind: ExpressibleByArgument {}
extension Workload.Format: ExpressibleByArgument {}

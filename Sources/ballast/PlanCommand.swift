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
      ballast fit LOG.

      EXAMPLES
        ballast plan
        ballast plan --cluster "8 x 16 cores 64g" --kind shuffle --input 500g
        ballast plan --cluster emr:r5.4xlarge,nodes=5 --kind cache --input 80g --cached 120g
        ballast plan --cluster "4 x 8 cores 32g" --manager kubernetes --kind python \\
          --input 200g --stored-as json --format spark-submit

      On a terminal, what is needed and was not given is asked for. Sizes without a
      unit are in GiB.
      """)

  @OptionGroup var cluster: ClusterOption

  @Option(help: "What takes most of its memory.")
  var kind: Workload.Kind?

  @Option(
    help: ArgumentHelp(
      "What is read, as it is stored; of a batch if it streams.", valueName: "size"))
  var input: PlannedSize?

  @Option(help: "How the input is stored.")
  var storedAs: Workload.Format = .parquet

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
  var manager: ClusterManager?

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
    if let parallelism, !(1...1_000_000).contains(parallelism) {
      throw ValidationError("--parallelism is a number of tasks from 1 to 1000000.")
    }
  }

  func run() throws {
    var questions = PlanQuestions()
    let line = try questions.cluster(cluster)
    guard let machines = try line.machines(under: manager, command: "plan") else {
      throw ExitCode(2)
    }
    var workload = Workload(
      try kind ?? questions.kind(), input: try (input ?? questions.input()).size, format: storedAs)
    workload.shuffled = shuffled?.size
    workload.cached = cached?.size
    workload.broadcast = broadcast?.size ?? .zero
    workload.collected = collected?.size ?? .zero
    workload.parallelism = parallelism
    let manager = machines.manager ?? manager ?? .yarn
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

/// A size as somebody who plans writes it: in GiB unless a unit says otherwise.
struct PlannedSize: ExpressibleByArgument {
  let size: ByteSize

  init?(argument: String) {
    let text = argument.lowercased()
    // People write 500gb and 2tib as well.
    let plain = text.hasSuffix("ib") ? String(text.dropLast(2)) : text
    guard let size = try? ByteSize(parsing: plain, bareUnit: .gibibyte), size >= .zero else {
      return nil
    }
    self.size = size
  }
}

extension Workload.Kind: ExpressibleByArgument {}
extension Workload.Format: ExpressibleByArgument {}

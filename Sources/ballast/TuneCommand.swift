import Advisor
import ArgumentParser
import Launch
import Report
import RunStore
import SparkMemory

/// `ballast tune`: the smallest good configuration, found by running the job.
struct TuneCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tune",
    abstract: "Find the smallest heaps with which a job goes as well, by running it.",
    usage: "ballast tune [<options>] -- <command> …",
    discussion: """
      The first run shows what the job needs; the next has the smallest heap that is
      foreseen to do, and what lies between that and a heap that is foreseen to fail
      is halved, until the bracket is as narrow as asked, or the budget is spent. A
      heap is good if the run ends well, spills no more, collects little
      more garbage, and keeps its cache. If the job dies of memory at first, it is
      cured first. In local mode the driver's heap is the only one.

      Every run is in a journal as soon as it has ended: after an interruption, or
      a kill, the same command goes on where the search was.

      EXAMPLES
        ballast tune -- spark-submit --master yarn --executor-memory 8g job.py
        ballast tune --of executor --precision 5 --runs 6 -- spark-submit app.jar
        ballast tune --minutes 90 --gb-hours 500 -- spark-submit app.jar

      EXIT CODES
        0  found
        1  the budget is spent, or a run was stopped: the same command goes on
        2  wrong usage
        3  the history cannot be used
        4  nothing was started, or the job fails whatever its memory is
      """)

  /// What is made smaller.
  enum Part: String, CaseIterable, ExpressibleByArgument {
    /// The executors' heap.
    case executor
    /// The driver's heap.
    case driver
    /// First the one, then the other.
    case both
  }

  @OptionGroup var job: JobOptions

  @Option(help: "Whose heap is made smaller.")
  var of: Part = .both

  @Option(
    help: ArgumentHelp(
      "How narrow the bracket shall be, in percent of the heap.", valueName: "percent"))
  var precision = 10.0

  @Option(help: ArgumentHelp("Runs, at most, those before an interruption included."))
  var runs = 12

  @Option(help: "Minutes of running, at most.")
  var minutes: Double?

  @Option(
    name: .customLong("gb-hours"), help: "Gigabytes reserved times hours of running, at most.")
  var gigabyteHours: Double?

  @OptionGroup var cluster: ClusterOption

  @Argument(parsing: .captureForPassthrough, help: "The command, behind --.")
  var words: [String] = []

  func validate() throws {
    try JobOptions.check(words, of: Self.self)
    guard !JobOptions.command(in: words).isEmpty else {
      throw ValidationError("No command; write it behind --: ballast tune -- spark-submit job.py")
    }
    guard (1...50).contains(precision) else {
      throw ValidationError("--precision \(precision): it must be from 1 to 50 percent.")
    }
    guard runs > 0 else { throw ValidationError("--runs \(runs): it must be 1 or more.") }
    guard (minutes ?? 1) > 0, (minutes ?? 1) < 1e9, (gigabyteHours ?? 1) > 0 else {
      throw ValidationError("--minutes and --gb-hours must be more than 0.")
    }
  }

  func run() async throws {
    BrokenPipe.passOver()
    let voice = JobVoice(command: "tune")
    let (runner, store) = try job.runner(
      of: JobOptions.command(in: words), cluster: cluster.machines(under: nil, command: "tune"),
      voice: voice)
    guard !runner.command.isInteractive else {
      voice.say("a shell cannot be tuned; give a command that ends by itself")
      throw ExitCode(2)
    }
    let tuner = Tuner(
      runner, store: store, goal: Tuner.Goal(keys: keys, precision: precision / 100),
      budget: TuneBudget(
        runs: runs, time: minutes.map { Int64($0 * 60_000) }, gigabyteHours: gigabyteHours))
    let outcome = try await voice.orExit {
      try await tuner.search { voice.tell($0, job: runner.job) }
    }
    voice.tell(outcome, job: runner.job)
    switch outcome.ending {
    case .found: return
    case .interrupted(let why):
      voice.say("\(runner.job): \(why); the same command goes on from here")
      throw ExitCode(1)
    case .failed(let why):
      voice.say("\(runner.job): \(why)")
      throw ExitCode(4)
    }
  }

  private var keys: [ConfigurationKey] {
    switch of {
    case .executor: [.executorMemory]
    case .driver: [.driverMemory]
    case .both: [.executorMemory, .driverMemory]
    }
  }
}

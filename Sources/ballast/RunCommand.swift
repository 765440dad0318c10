import Advisor
import ArgumentParser
import Launch
import Report
import RunStore
import SparkMemory
import SparkSource

/// `ballast run`: a job with evidence switched on, its verdict, and a retry if it died of memory.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a job so that it tells where its memory went, and again if it died of it.",
    usage: "ballast run [<options>] -- <command> …",
    discussion: """
      The command is run as it is, with its streams, its signals and its exit status.
      What makes a run conclusive is switched on unless it is set already, and said:
      the event log, stage executor metrics, process-tree metrics, a sample every
      second, and GC logs where the processes run on this machine. Afterwards come,
      on standard error, what the job used, what is wrong, and the configuration for
      the next run. The history of runs is kept in the user's data folder.

      EXAMPLES
        ballast run -- spark-submit --master yarn --executor-memory 8g job.py
        ballast run --job nightly --apply --retry 2 -- spark-submit job.py
        ballast run -- python job.py
        ballast run --retry 3 --cluster "8 x 16 cores 64g" -- spark-submit app.jar

      --apply runs the job with what its earlier runs recommend: each step down is
      one that one run justifies, and none is taken again that failed; after a run
      that failed it goes back to what worked last. --retry tells what ran out
      (executor heap, execution memory, a container, Python, driver heap, a
      broadcast, results), changes the setting that cures it, and runs again; it
      stops, and says why, where memory cures nothing, where the cluster gives no
      more, and where the program sets the value itself.

      spark-submit, pyspark, spark-shell, spark-sql and sparkR get --conf; any other
      program is taken to start PySpark, which reads PYSPARK_SUBMIT_ARGS. Standard
      error comes through a pipe, except where somebody types into a shell.

      EXIT CODE
        that of the command, or 128 and the number of the signal that ended it;
        2 for wrong usage, 3 if the history cannot be used, 4 if nothing was started
      """)

  @OptionGroup var job: JobOptions

  @Option(help: "Run again so often, if it died of memory.")
  var retry = 0

  @Flag(help: "Run with what earlier runs of the job recommend.")
  var apply = false

  @OptionGroup var cluster: ClusterOption

  @Option(
    help: ArgumentHelp(
      "Write the report of the last run to a file, as JSON (ballast.fit/1).", valueName: "file"),
    completion: .file())
  var report: String?

  @Flag(name: .shortAndLong, help: "Say only what was changed, and what went wrong.")
  var quiet = false

  @Argument(parsing: .captureForPassthrough, help: "The command, behind --.")
  var words: [String] = []

  func validate() throws {
    try JobOptions.check(words, of: Self.self)
    guard !JobOptions.command(in: words).isEmpty else {
      throw ValidationError("No command; write it behind --: ballast run -- spark-submit job.py")
    }
    guard retry >= 0 else { throw ValidationError("--retry \(retry): it must be 0 or more.") }
  }

  func run() async throws {
    BrokenPipe.passOver()
    let voice = JobVoice(command: "run", isQuiet: quiet)
    let (runner, _) = try job.runner(
      of: JobOptions.command(in: words), cluster: cluster.machines(under: nil, command: "run"),
      voice: voice)
    var changes: [String: String] = [:]
    if apply {
      let applied = AppliedConfiguration(try await voice.orExit { try runner.history() })
      changes = applied.changes
      voice.say("\(runner.job): \(applied.reason)")
    }
    var retriesLeft = retry
    while true {
      let result = try await voice.orExit {
        try await runner.run(changing: changes, announce: { voice.begin($0, job: runner.job) })
      }
      let report = result.verdict.map { FitReport($0.assessment, $0.fit) }
      voice.end(result, report, job: runner.job)
      if let path = self.report, let report {
        voice.write({ try FitJSONRenderer().render(report) }, to: path)
      }
      let decision = RetryDecision(
        RetryDecision.Situation(
          ending: result.record.ending, verdict: result.verdict, changes: changes,
          retriesLeft: runner.command.isInteractive ? 0 : retriesLeft,
          limit: runner.site.executorLimit))
      guard case .again(let cure) = decision else {
        if let decision { say(decision, of: runner, voice: voice) }
        throw ExitCode(result.ending.status)
      }
      retriesLeft -= 1
      changes.merge(cure.changes) { _, new in new }
      voice.say("\(runner.job): died of \(cure.shortage.words); running again with")
      cure.settings.forEach { voice.say("  " + JobVoice.line($0)) }
    }
  }

  private func say(_ decision: RetryDecision, of runner: JobRunner, voice: JobVoice) {
    switch decision {
    case .again: break
    case .stop(let why): if retry > 0 { voice.say("\(runner.job): not run again: \(why)") }
    case .noneLeft(let cure):
      let died = "\(runner.job): died of \(cure.shortage.words)"
      let changes = cure.settings.map { "\($0.key)=\($0.new)" }.joined(separator: " ")
      if retry > 0 {
        voice.say("\(died), and there are no retries left; \(changes) comes next")
      } else if runner.command.isInteractive {
        voice.say("\(died); \(changes) should do")
      } else {
        voice.say("\(died); --retry 1 would run it again with \(changes)")
      }
    }
  }
}

import ArgumentParser
import Report

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The command.
@main
struct Ballast: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ballast",
    abstract: "Right-size the memory of Apache Spark's driver and executors.",
    discussion: """
      Ballast reads what a job did, says where its memory went and what is wrong,
      and gives one configuration for the next run.

      START HERE
        ballast fit LOG                            the event log of a job that ran
        ballast predict LOG --set KEY=VALUE        what another configuration would do
        ballast plan --cluster "8 x 16 cores 64g"  a first configuration, before any run
        ballast explain spark.executor.memory=8g   where every byte of 8g goes
        ballast check conf jobs                    what is wrong, before anything runs
        ballast run -- spark-submit job.py         run it so that it tells, with a verdict
        ballast tune -- spark-submit job.py        the smallest heaps, found by running it
        ballast jobs                               what is remembered of the jobs that it ran
        ballast watch http://driver:4040           what a running job does with its memory
        ballast rules                              what can be found, a page for each

      EXIT CODES
        0  done
        1  done, and a finding or a verdict is as bad as --fail-on says
        2  wrong usage, or a configuration that Spark refuses
        3  an input could not be read, or holds nothing to judge
        4  an external program, such as Spark, could not be started
      """,
    version: "0.1.0",
    subcommands: [
      FitCommand.self, PredictCommand.self, PlanCommand.self, CheckCommand.self,
      ExplainCommand.self, RunCommand.self, TuneCommand.self, JobsCommand.self, WatchCommand.self,
      RulesCommand.self,
    ])

  /// Runs the command.
  static func main() async {
    StandardStreams.openMissing()
    BrokenPipe.end()
    do {
      var command = try parseAsRoot(
        ExplainCommand.joiningSubmitLine(Array(CommandLine.arguments.dropFirst())))
      if var waiting = command as? any AsyncParsableCommand {
        try await waiting.run()
      } else {
        try command.run()
      }
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      StandardError.write(fullMessage(for: error))
      exit(withError: ExitCode(2))
    }
  }
}

/// What is done when nobody reads what this process writes.
///
/// Handlers run on any thread, so they belong to no actor.
enum BrokenPipe {
  /// Ends the process: someone who closes the pipe early (`ballast fit … | head`) has read enough.
  static func end() { _ = signal(SIGPIPE, endWhenBroken) }

  /// Goes on: a job is to run, and its status to be told, whoever listens. A program that is started
  /// gets the system's own action, as it would not if the signal were ignored.
  static func passOver() { _ = signal(SIGPIPE, goOnWhenBroken) }
}

private func endWhenBroken(_: Int32) { _exit(0) }

private func goOnWhenBroken(_: Int32) {}

/// Standard input, output and error.
enum StandardStreams {
  /// Opens those that are closed, on nothing: the next file that is opened would get the number of one,
  /// and what is said would be written into it.
  static func openMissing() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest number that is free is the one.
      _ = unsafe open("/dev/null", O_RDWR)
    }
  }
}

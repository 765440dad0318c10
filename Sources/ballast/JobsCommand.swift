import Advisor
import ArgumentParser
import Launch
import Report
import RunStore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `ballast jobs`: what is remembered of jobs that `ballast run` and `ballast tune` ran.
struct JobsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jobs",
    abstract: "List the jobs that were run with Ballast, or the runs of one.",
    discussion: """
      Every run that ballast run or ballast tune started is remembered by its job: what
      it was given, how it ended, what ran out, and what is recommended next.

      EXAMPLES
        ballast jobs                     every job in a line
        ballast jobs nightly             its runs, and what --apply would do
        ballast jobs --json nightly      as JSON

      EXIT CODES
        0  listed
        2  wrong usage, or no such job
        3  the history cannot be read
      """)

  @Argument(help: "Names of jobs; all of them, in a table, when not given.")
  var jobs: [String] = []

  @Flag(help: "Write JSON (ballast.jobs/1).")
  var json = false

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    guard let home = RunStore.home(in: environment) else {
      throw failure("nothing says where the history of runs is; set BALLAST_HOME to a folder", 3)
    }
    let path = home + "/history.sqlite"
    let histories: [JobHistory]
    do throws(RunStoreError) {
      // Whoever only asks leaves nothing behind.
      let store = FileManager.default.fileExists(atPath: path) ? try RunStore(path: path) : nil
      histories =
        jobs.isEmpty
        ? try store?.jobs().map(JobHistory.init) ?? []
        : try jobs.map { name throws(RunStoreError) in
          JobHistory(name: name, runs: try store?.outlines(of: name) ?? [])
        }
    } catch {
      throw failure(error.description, 3)
    }
    if let unknown = histories.first(where: \.runs.isEmpty) {
      let name = TerminalText.escaped(unknown.name)
      throw failure("no run of a job '\(name)' is remembered; ballast jobs lists them", 2)
    }
    if json {
      return print(try JobHistoryJSONRenderer().render(histories), terminator: "")
    }
    let renderer = JobHistoryTextRenderer(style: .ofStandardOutput())
    print(
      jobs.isEmpty
        ? renderer.table(of: histories)
        : histories.map(renderer.page).joined(separator: "\n"),
      terminator: "")
  }

  private func failure(_ text: String, _ status: Int32) -> ExitCode {
    StandardError.write("ballast jobs: \(text)")
    return ExitCode(status)
  }
}

extension JobHistory {
  fileprivate init(_ job: RunStore.Job) {
    self.init(
      name: job.latest.job, runCount: job.runCount,
      runs: [job.latest].compactMap(Run.init))
  }

  fileprivate init(name: String, runs: [RunRecord]) {
    let applied = AppliedConfiguration(runs)
    self.init(
      name: name, runCount: runs.count, runs: runs.compactMap(Run.init),
      next: Next(changes: applied.changes, reason: applied.reason))
  }
}

extension JobHistory.Run {
  fileprivate init?(_ run: RunRecord) {
    guard let number = run.id, let ending = Ending(rawValue: run.ending.rawValue) else {
      return nil
    }
    self.init(number: number, startTime: run.startTime, ending: ending)
    duration = run.endTime.map { $0.subtractingReportingOverflow(run.startTime).partialValue }
    exitStatus = run.exitStatus
    shortage = run.shortage
    shortageWords = run.shortage.map { MemoryShortage(rawValue: $0)?.words ?? $0 }
    search = run.tuning
    applicationID = run.applicationID
    configuration = run.settings
    changes = run.changes
    recommendation = run.recommendation
    logs = run.folder.flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil }
  }
}

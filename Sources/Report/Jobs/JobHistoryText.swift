#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes what is remembered of jobs for a terminal.
public struct JobHistoryTextRenderer: Sendable {
  private let style: TerminalStyle

  /// A renderer with or without colours.
  public init(style: TerminalStyle) {
    self.style = style
  }

  /// A line for each job; the text ends with a line break.
  public func table(of jobs: [JobHistory]) -> String {
    guard !jobs.isEmpty else {
      return "no runs yet; ballast run -- spark-submit … remembers them\n"
    }
    let rows = jobs.map { job in
      [TerminalText.escaped(job.name), NumberText.grouped(job.runCount)]
        + (job.runs.first.map { [moment($0), ending($0)] + heaps($0) } ?? [])
    }
    let columns = TextColumns(
      [.left, .right, .left, .left, .right, .right],
      rows: [["JOB", "RUNS", "LATEST", "ENDED", "EXECUTOR HEAP", "DRIVER HEAP"]] + rows)
    return text(columns.lines) + "\n" + style.dim("ballast jobs JOB shows the runs of one") + "\n"
  }

  /// The runs of a job, and what comes next; the text ends with a line break.
  public func page(of job: JobHistory) -> String {
    let rows = job.runs.map { run in
      [
        String(run.number), moment(run), run.duration.map { "\(max(0, $0) / 1000) s" } ?? "",
        ending(run),
      ] + heaps(run) + [settings(run.changes)]
    }
    let columns = TextColumns(
      [.right, .left, .right, .left, .right, .right, .left],
      rows: [
        ["RUN", "BEGAN", "TOOK", "ENDED", "EXECUTOR HEAP", "DRIVER HEAP", "CHANGED"]
      ] + rows)
    var parts = [style.bold(TerminalText.escaped(job.name)) + "\n" + text(columns.lines)]
    if let next = job.next {
      let what = next.changes.isEmpty ? "as the command says" : "with \(settings(next.changes))"
      parts.append("ballast run --apply would run it \(what):\n\(next.reason)\n")
    }
    if let run = job.runs.first(where: { $0.logs != nil }), let logs = run.logs {
      parts.append(
        style.dim("all of run \(run.number): ballast fit \(TerminalText.escaped(logs))") + "\n")
    }
    return parts.joined(separator: "\n")
  }

  private func text(_ lines: [String]) -> String {
    lines.enumerated().map { $0 == 0 ? style.dim($1) : $1 }.joined(separator: "\n") + "\n"
  }

  private func moment(_ run: JobHistory.Run) -> String {
    let date = Date(timeIntervalSince1970: Double(run.startTime) / 1000)
    let form = Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day()
      .dateTimeSeparator(.space).time(includingFractionalSeconds: false)
    return String(date.formatted(form).dropLast(3)) + " UTC"
  }

  private func ending(_ run: JobHistory.Run) -> String {
    switch run.ending {
    case .succeeded: "well"
    case .stopped: "was stopped"
    case .failed:
      run.shortageWords.map { "died of \($0)" }
        ?? "status \(run.exitStatus.map(String.init) ?? "?")"
    }
  }

  private func heaps(_ run: JobHistory.Run) -> [String] {
    ["spark.executor.memory", "spark.driver.memory"].map {
      run.configuration[$0].map(TerminalText.escaped) ?? "–"
    }
  }

  private func settings(_ settings: [String: String]) -> String {
    settings.sorted { $0.key < $1.key }.map { TerminalText.escaped("\($0.key)=\($0.value)") }
      .joined(separator: " ")
  }
}

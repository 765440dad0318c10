import Advisor
import SparkMemory
import SparkProfile

/// Draws a ``FitReport`` for a terminal, the most important first.
public struct FitTextRenderer: Sendable {
  /// Cells of a line.
  public static let lineWidth = 100

  private let style: TerminalStyle

  /// A renderer with or without colours.
  public init(style: TerminalStyle) {
    self.style = style
  }

  /// The report as text that ends with a line break.
  public func render(_ report: FitReport) -> String {
    let sections = [
      FitHeadline(report, style: style).lines,
      FitProcessDrawing.executor(of: report, style: style)?.lines ?? [],
      FitProcessDrawing.driver(of: report, style: style)?.lines ?? [],
      FitFindings(report, style: style).lines,
      FitConfiguration(report, style: style).lines,
      FitExpectation(report, style: style).lines,
    ]
    return sections.filter { !$0.isEmpty }
      .map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }
}

/// The application in a line, and how it ended in another.
struct FitHeadline {
  private let report: FitReport
  private let style: TerminalStyle

  init(_ report: FitReport, style: TerminalStyle) {
    self.report = report
    self.style = style
  }

  var lines: [String] {
    let width = FitTextRenderer.lineWidth
    let whole = facts.joined(separator: " · ")
    return TerminalText.wrap(whole, width: width).map(style.bold) + outcome
  }

  private var facts: [String] {
    let profile = report.assessment.profile
    let application = profile.application
    let setup = report.assessment.setup
    func named(_ text: String?) -> String? {
      text.map { TerminalText.truncated(TerminalText.escaped($0), to: 60) }
    }
    var facts = [
      named(application.name) ?? "(unnamed)",
      named(application.id),
      application.attemptID.map { "attempt \(TerminalText.escaped($0))" },
      named(application.sparkVersion).map { "Spark \($0)" },
      setup.observedManager?.rawValue ?? "unknown manager",
      application.duration.map(durationText),
    ].compactMap(\.self)
    if let heap = setup.executor?.heap.heap, !profile.isLocal {
      facts.append(
        "\(setup.executorCount) × \(setup.executorCores) "
          + (setup.executorCores == 1 ? "core" : "cores") + " × \(heap)")
    } else if let heap = setup.driver?.heap.heap {
      facts.append("\(setup.slots) × \(heap)")
    }
    return facts
  }

  private var outcome: [String] {
    let outcome = report.assessment.outcome
    let width = FitTextRenderer.lineWidth
    let reason = outcome.reason.map {
      TerminalText.escaped(String($0.prefix { $0 != "\n" }))
    }
    func lines(_ word: String, _ colour: TerminalStyle.Colour, _ rest: String) -> [String] {
      let wrapped = TerminalText.wrap("\(word) \(rest)", width: width, hanging: 2)
      guard let first = wrapped.first, first.hasPrefix(word) else { return wrapped }
      return [style.paint(word, colour) + first.dropFirst(word.count)] + wrapped.dropFirst()
    }
    switch outcome.kind {
    case .succeeded:
      return lines("succeeded", .green, "\(outcome.jobs) " + (outcome.jobs == 1 ? "job" : "jobs"))
    case .failed:
      let jobs =
        outcome.failedJobs > 0 ? "\(outcome.failedJobs) of \(outcome.jobs) jobs" : ""
      return lines(
        "failed", .red, [jobs, reason ?? ""].filter { !$0.isEmpty }.joined(separator: ": "))
    case .unfinished:
      return lines(
        "unfinished", .yellow,
        "the log has no end: the application runs still, or its driver died")
    case .idle:
      return lines("idle", .yellow, "it ended without having run a task")
    }
  }
}

/// A duration in the two largest of its units.
func durationText(_ milliseconds: Int64) -> String {
  let seconds = milliseconds / 1000
  switch seconds {
  case ..<10: return NumberText.fixed(Double(milliseconds) / 1000) + " s"
  case ..<60: return "\(seconds) s"
  case ..<3600: return "\(seconds / 60) min \(seconds % 60) s"
  default: return "\(NumberText.grouped(seconds / 3600)) h \(seconds % 3600 / 60) min"
  }
}

import Advisor
import SparkMemory
import SparkProfile

/// Who ran, with what, and how it ended.
struct FitHeadline {
  private let assessment: Assessment
  private let style: TerminalStyle

  init(_ assessment: Assessment, style: TerminalStyle) {
    self.assessment = assessment
    self.style = style
  }

  var lines: [String] {
    let width = FitTextRenderer.lineWidth
    let identity = TerminalText.truncated(who.joined(separator: " · "), to: width)
    let facts = what.joined(separator: " · ")
    return [style.bold(identity), facts + " · " + outcome] + reason
  }

  private var who: [String] {
    let application = assessment.profile.application
    func named(_ text: String?) -> String? {
      text.map { TerminalText.truncated(TerminalText.escaped($0), to: 40) }
    }
    return [
      named(application.name) ?? "(unnamed)",
      named(application.id),
      named(application.attemptID).map { "attempt \($0)" },
      named(application.sparkVersion).map { "Spark \($0)" },
      assessment.setup.observedManager?.rawValue ?? "unknown manager",
    ].compactMap(\.self)
  }

  private var what: [String] {
    let profile = assessment.profile
    let setup = assessment.setup
    var facts = [profile.application.duration.map(durationText)].compactMap(\.self)
    if profile.isLocal {
      facts.append("\(setup.slots) tasks at once in the driver")
    } else if setup.executorCount > 0 {
      let executors = setup.executorCount == 1 ? "executor" : "executors"
      let cores = setup.executorCores == 1 ? "core" : "cores"
      let heap = setup.executor.map { " × \($0.heap.heap)" } ?? ""
      facts.append("\(setup.executorCount) \(executors) × \(setup.executorCores) \(cores)\(heap)")
    }
    if let heap = setup.driver?.heap.heap { facts.append("driver \(heap)") }
    return facts
  }

  private var outcome: String {
    let outcome = assessment.outcome
    let jobs = "\(NumberText.grouped(outcome.jobs)) " + (outcome.jobs == 1 ? "job" : "jobs")
    switch outcome.kind {
    case .succeeded: return style.paint("succeeded", .green) + ", \(jobs)"
    case .failed where outcome.failedJobs > 0:
      return style.paint("failed", .red) + ", \(outcome.failedJobs) of \(jobs)"
    case .failed: return style.paint("failed", .red)
    case .unfinished: return style.paint("unfinished", .yellow)
    case .idle: return style.paint("ran no task", .yellow)
    }
  }

  private var reason: [String] {
    let text: String
    switch assessment.outcome.kind {
    case .failed:
      guard let reason = assessment.outcome.reason else { return [] }
      text = String(reason.prefix { $0 != "\n" })
    case .unfinished:
      text = "The log has no end: the application runs still, or its driver died."
    case .succeeded, .idle: return []
    }
    return TerminalText.wrap(
      TerminalText.escaped(text), width: FitTextRenderer.lineWidth, indent: 2)
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

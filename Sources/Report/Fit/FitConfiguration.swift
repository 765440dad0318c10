import Advisor
import SparkMemory

/// The configuration, now and new, each line with its reason.
struct FitConfiguration {
  private let report: FitReport
  private let style: TerminalStyle

  init(_ report: FitReport, style: TerminalStyle) {
    self.report = report
    self.style = style
  }

  var lines: [String] {
    let settings = report.fit.settings
    let setup = report.assessment.setup
    let manager =
      setup.environment.manager.rawValue
      + (setup.managerIsAssumed ? " (assumed; choose with --manager)" : "")
    let title = style.bold("Configuration") + " for \(manager), aim \(report.fit.aim.rawValue)"
    guard !settings.isEmpty else {
      return [title, "  nothing to recommend: no task ran"]
    }
    return [title] + SettingLines(settings: settings, style: style).lines
  }
}

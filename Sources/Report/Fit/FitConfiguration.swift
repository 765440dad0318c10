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
    let values = settings.map { setting in
      let now = setting.now.map { $0 + (setting.nowIsDefault ? " (default)" : "") } ?? "unset"
      if setting.isPinned, setting.now == setting.new { return "\(now), now set" }
      return setting.isChange ? "\(now) → \(setting.new)" : now
    }.map(TerminalText.escaped)
    let keyWidth = settings.map(\.key.displayWidth).max() ?? 0
    let valueWidth = min(values.map(\.displayWidth).max() ?? 0, 28)
    let indent = 2 + keyWidth + 2 + valueWidth + 2
    return [title]
      + zip(settings, values).flatMap { setting, value in
        let head =
          "  " + TerminalText.padded(setting.key, to: keyWidth) + "  "
          + TerminalText.padded(TerminalText.truncated(value, to: valueWidth), to: valueWidth)
        let reason = TerminalText.wrap(
          TerminalText.escaped(setting.reason), width: FitTextRenderer.lineWidth, indent: indent)
        let first = reason.first.map { head + String($0.dropFirst(indent - 2)) } ?? head
        return ([first] + reason.dropFirst()).map {
          setting.isChange ? $0 : style.dim($0)
        }
      }
  }
}

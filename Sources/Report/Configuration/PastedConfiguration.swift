import Advisor
import SparkProfile

/// A recommended configuration in a form to paste.
public enum PastedConfiguration: Sendable {
  /// Lines of a `spark-defaults.conf`, each under its reason.
  public static func sparkDefaults(_ report: FitReport) -> String {
    sparkDefaults(report.pastedSettings, header: header(report))
  }

  /// Lines of a `spark-defaults.conf` for a workload that never ran, each under its reason.
  public static func sparkDefaults(_ plan: PlanReport) -> String {
    sparkDefaults(plan.settings, header: ["# \(TerminalText.escaped(plan.headline))"])
  }

  private static func sparkDefaults(_ settings: [Setting], header: [String]) -> String {
    let lines = settings.flatMap { setting in
      [
        "# \(TerminalText.escaped(setting.reason))",
        "\(setting.key) \(propertiesEscaped(setting.new))",
      ]
    }
    return (header + lines).joined(separator: "\n") + "\n"
  }

  /// Arguments of `spark-submit`, ready for a shell.
  public static func sparkSubmit(_ report: FitReport) -> String {
    guard !report.pastedSettings.isEmpty else {
      return header(report).joined(separator: "\n") + "\n"
    }
    return arguments(report.pastedSettings)
  }

  /// Arguments of `spark-submit` for a workload that never ran, ready for a shell.
  public static func sparkSubmit(_ plan: PlanReport) -> String { arguments(plan.settings) }

  private static func arguments(_ settings: [Setting]) -> String {
    settings.map { "--conf \(shellQuoted("\($0.key)=\($0.new)"))" }
      .joined(separator: " \\\n") + "\n"
  }

  private static func header(_ report: FitReport) -> [String] {
    let application = report.assessment.profile.application
    let name = application.name ?? application.id ?? "an application"
    let first = "# For \(TerminalText.escaped(name)), aim \(report.fit.aim.rawValue)."
    guard report.fit.changes.isEmpty else { return [first] }
    return [first + " Nothing is to be changed."]
  }

  /// A value for a properties file. Values come from a log, and a line break would begin a setting.
  private static func propertiesEscaped(_ value: String) -> String {
    var result = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A word for a POSIX shell, in quotes unless it is plain.
  private static func shellQuoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "="),
        UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "/"):
        true
      default: false
      }
    }
    guard !isPlain else { return word }
    return "'"
      + word.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }
}

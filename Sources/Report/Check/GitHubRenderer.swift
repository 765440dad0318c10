internal import Advisor
internal import Checks
internal import SparkSource

/// Writes a ``CheckReport`` as workflow commands of GitHub Actions, which it shows beside the lines.
public struct GitHubRenderer: Sendable {
  /// A renderer.
  public init() {}

  /// The report as one line for each finding; empty without findings.
  ///
  /// Source: the documentation of GitHub Actions, "Workflow commands".
  public func render(_ report: CheckReport) -> String {
    report.findings.map { finding in
      let place = finding.place
      let command = finding.severity == .note ? "notice" : finding.severity.word
      var properties = [
        "file=\(Self.property(place.file))", "line=\(place.line)", "endLine=\(place.endLine)",
      ]
      if place.line == place.endLine {
        properties += ["col=\(place.column)", "endColumn=\(max(place.column, place.endColumn))"]
      }
      properties.append("title=\(Self.property("\(finding.rule) \(finding.name)"))")
      let message = Self.data("\(finding.message)\nRemedy: \(finding.remedy)")
      return "::\(command) \(properties.joined(separator: ","))::\(message)\n"
    }.joined()
  }

  private static func data(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}

internal import SparkMemory

/// Draws an ``ExplainReport`` for a terminal.
public struct ExplainTextRenderer: Sendable {
  /// Cells of a line.
  public static let lineWidth = 100

  private let style: TerminalStyle

  /// A renderer with or without colours.
  public init(style: TerminalStyle) {
    self.style = style
  }

  /// The report as text that ends with a line break.
  public func render(_ report: ExplainReport) -> String {
    var lines = TerminalText.wrap(headline(report), width: Self.lineWidth)
    for process in [report.executor, report.driver].compactMap({ $0 }) {
      lines.append("")
      lines += ProcessDrawing(process, manager: report.manager, style: style).lines
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func headline(_ report: ExplainReport) -> String {
    var parts = [report.manager.displayName]
    if report.managerIsAssumed { parts[0] += " (assumed; choose with --manager)" }
    if report.manager != .local { parts.append("\(report.deployMode.rawValue) mode") }
    parts.append("Spark \(report.sparkVersion)")
    if report.isPython { parts.append("Python") }
    return parts.joined(separator: " · ")
  }
}

extension ClusterManager {
  /// The name that people use.
  var displayName: String {
    switch self {
    case .yarn: "YARN"
    case .kubernetes: "Kubernetes"
    case .standalone: "Standalone"
    case .local: "Local"
    case .localCluster: "Local cluster"
    }
  }
}

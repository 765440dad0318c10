internal import SparkMemory

/// Two configurations side by side.
public struct ExplainComparison: Hashable, Sendable, Codable {
  /// The name and version of the JSON form.
  public static let schema = "ballast.comparison/1"

  /// The form that this value is encoded in.
  public let schema: String
  /// The configuration that is compared.
  public let first: ExplainReport
  /// The configuration that it is compared with.
  public let second: ExplainReport

  /// The comparison of two configurations.
  public init(_ first: ExplainReport, with second: ExplainReport) {
    schema = Self.schema
    self.first = first
    self.second = second
  }

  /// Both, with the letters by which drawings name them.
  var sides: [ExplainedSide] {
    [ExplainedSide(label: "A", report: first), ExplainedSide(label: "B", report: second)]
  }
}

/// One configuration of a drawing, and what it is called there.
struct ExplainedSide {
  var label: String?
  var report: ExplainReport

  /// Its processes with the name that each has in the drawing.
  var processes: [(title: String, process: ExplainedProcess)] {
    report.processes.map { title, process in (label.map { "\($0) · \(title)" } ?? title, process) }
  }

  /// What is worth knowing, where drawings have no place of their own for it.
  var notes: [String] {
    guard label != nil else { return report.notes }
    var notes: [String] = []
    for note in report.processes.flatMap(\.process.layout.notes) + report.notes
    where !notes.contains(note) {
      notes.append(note)
    }
    return notes
  }
}

extension ExplainReport {
  /// The processes and their titles.
  var processes: [(title: String, process: ExplainedProcess)] {
    [executor, driver].compactMap { $0 }.map { process in
      (ProcessTitle.text(process, manager: manager), process)
    }
  }
}

internal import SparkMemory

/// What releases make of a configuration, as the cells of a table: only what differs.
struct VersionTable {
  /// The names of the figures that differ.
  let header: [String]
  /// A row for each span.
  let rows: [Row]

  /// The releases of a span, its figures, and what changed.
  struct Row: Hashable {
    var releases: String
    var isExplained: Bool
    var figures: [String]
    var remark: String
    var refusal: String?
  }

  /// The table of spans; nil where every release means the same.
  init?(_ spans: [VersionSpan]) {
    guard spans.count > 1 else { return nil }
    let differing = Self.figures.filter { figure in
      Set(spans.filter { $0.refusal == nil }.map { figure.text($0) ?? "" }).count > 1
    }
    header = differing.map(\.name)
    rows = spans.map { span in
      Row(
        releases: Self.releases(span), isExplained: span.isExplained,
        figures: span.refusal == nil ? differing.map { $0.text(span) ?? "" } : [],
        remark: span.refusal == nil ? span.changes.joined(separator: ", ") : "refused",
        refusal: span.refusal)
    }
  }

  /// Why releases refuse the configuration, in sentences.
  var refusals: [String] {
    rows.compactMap { row in row.refusal.map { "Refused by \(row.releases): \($0)." } }
  }

  /// The releases of a span: `3.3 – 3.5`.
  static func releases(_ span: VersionSpan) -> String {
    span.since == span.until
      ? span.since.release : "\(span.since.release) – \(span.until.release)"
  }

  private struct Figure: Sendable {
    var name: String
    var text: @Sendable (VersionSpan) -> String?
  }

  private static let figures: [Figure] = [
    Figure(name: "executor asked") { $0.executor.map { mebibytes($0.requested) } },
    Figure(name: "executor granted") { $0.executor.map { mebibytes($0.granted) } },
    Figure(name: "executor unified") { $0.executor.map { mebibytes($0.unified) } },
    Figure(name: "tasks at once") { $0.executor.map { "\($0.slots)" } },
    Figure(name: "driver asked") { $0.driver.map { mebibytes($0.requested) } },
    Figure(name: "driver granted") { $0.driver.map { mebibytes($0.granted) } },
    Figure(name: "driver unified") { $0.driver.map { mebibytes($0.unified) } },
  ]

  private static func mebibytes(_ size: ByteSize) -> String {
    NumberText.grouped(size.wholeMebibytes) + " MiB"
  }
}

internal import SparkMemory

/// One line of the table of two processes side by side.
struct ComparedRow: Hashable {
  /// The line in the first table, or in the second where the first has none.
  var row: MemoryRow
  /// The size in the first; nil where it has no such line.
  var first: ByteSize?
  /// The size in the second; nil where it has no such line.
  var second: ByteSize?

  /// The lines of two processes, those of one only among them; nil is an empty line.
  static func rows(
    _ first: ExplainedProcess?, _ second: ExplainedProcess?,
    managers: (ClusterManager, ClusterManager)
  ) -> [ComparedRow] {
    let left = rows(first, manager: managers.0)
    let right = rows(second, manager: managers.1)
    var merged = left.map { row in
      ComparedRow(row: row, first: row.size, second: right.first { $0.name == row.name }?.size)
    }
    // What only the second has goes where its own table has it: behind the line before it.
    for (index, row) in right.enumerated() where !left.contains(where: { $0.name == row.name }) {
      let before = index > 0 ? right[index - 1].name : nil
      let place = merged.firstIndex { $0.row.name == before }.map { $0 + 1 } ?? 0
      merged.insert(ComparedRow(row: row, first: nil, second: row.size), at: place)
    }
    return merged
  }

  private static func rows(_ process: ExplainedProcess?, manager: ClusterManager) -> [MemoryRow] {
    process.map { MemoryRow.rows(of: $0, manager: manager).compactMap { $0 } } ?? []
  }

  /// How the second differs from the first: `+8 GiB (+100 %)`, `=`, or empty where one is missing.
  var change: String {
    guard let first, let second else { return "" }
    guard first != second else { return "=" }
    let sign = second > first ? "+" : "-"
    let difference = second > first ? second - first : first - second
    guard first > .zero else { return "\(sign)\(difference)" }
    let share = Double(difference.bytes) / Double(first.bytes)
    return "\(sign)\(difference) (\(sign)\(NumberText.percent(share)))"
  }
}

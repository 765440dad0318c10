/// A task that really ran, taken apart.
struct RealTask: Sendable {
  /// Its start, with the locality that it had.
  let start: LineTemplate
  /// Which shape its end has.
  var shape = 0
  /// Which row of the shape's figures is its own.
  var row = 0
  /// The accumulators that it updated, in the order of the line.
  let accumulators: [Int]
  /// What it reported of its executor, in the order of the line; all 0 when nothing was sampled.
  let sample: [Int]
}

/// The ends of tasks that are alike but for their figures.
///
/// Figures that are equal in every task, such as the bytes of an accumulator's update and of the
/// metric that it comes from, are one figure. A task that is written anew gets figures between
/// those of two real ones, so what never varied does not, and what was counted in pages still is.
struct TaskShape: Sendable {
  /// The line; its figures and updates are columns of the table.
  let template: LineTemplate
  /// The figures of all tasks, row by row. The first is how long the task took.
  private(set) var table: [Int]
  let columnCount: Int
  /// The greatest common divisor of the differences in each column, at least 1.
  let grains: [Int]

  var rowCount: Int { columnCount == 0 ? 0 : table.count / columnCount }

  /// - Parameter tasks: Lines with one outline, each with the duration of the task.
  init(_ tasks: [(line: LineTemplate, duration: Int)]) {
    let rows = tasks.map { task in
      [task.duration] + task.line.slots.compactMap { $0.figure }
    }
    var columns: [[Int]] = []
    var columnOfFigure: [Int] = []
    for figure in rows.first.map({ Array($0.indices) }) ?? [] {
      let column = rows.map { $0[figure] }
      // The duration is a matter of its own, since times are written of it.
      if figure > 0, let known = columns.dropFirst().firstIndex(of: column) {
        columnOfFigure.append(known)
      } else {
        columnOfFigure.append(columns.count)
        columns.append(column)
      }
    }
    var next = 0
    template =
      tasks.first?.line.mapSlots { slot in
        guard slot.figure != nil else { return slot }
        next += 1
        if case .update = slot { return .update(columnOfFigure[next]) }
        return .figure(columnOfFigure[next])
      } ?? LineTemplate()
    columnCount = columns.count
    grains = columns.map(Self.grain)
    table = rows.indices.flatMap { row in columns.map { $0[row] } }
  }

  private static func grain(of column: [Int]) -> Int {
    var grain = 0
    for value in column {
      var (a, b) = (grain, abs(value - (column.first ?? 0)))
      while b != 0 { (a, b) = (b, a % b) }
      grain = a
    }
    return max(grain, 1)
  }

  /// A figure between those of two tasks; `share`, of 65 536, is how far from the first to the
  /// second.
  func figure(_ column: Int, between first: Int, and second: Int, share: Int) -> Int {
    let from = table[first * columnCount + column]
    let to = table[second * columnCount + column]
    return from.moved(towards: to, share: share, grain: grains[column])
  }
}

extension Int {
  /// A value between two, whole grains from the first. It wraps and does not trap: values have
  /// 14 digits at most, so that it never does either.
  func moved(towards other: Int, share: Int, grain: Int) -> Int {
    self &+ ((((other &- self) / Swift.max(grain, 1)) &* share) >> 16) &* grain
  }
}

extension Slot {
  /// The value, if it is one that a task measured.
  fileprivate var figure: Int? {
    switch self {
    case .figure(let value), .update(let value): value
    default: nil
    }
  }
}

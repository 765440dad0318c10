import SparkProfile
import Watch

/// Executors in a table whose columns fit a width: what matters less goes first, and bars take what
/// is left.
struct ExecutorTable {
  private enum Column: Hashable {
    case id, gauge(MemoryRegionKind), gc, spill, tasks, limit
  }

  let width: Int
  private let columns: [Column]
  private let barWidth: Int
  private let storageIsPeak: Bool
  private let order: ViewState.Order

  private static let all: [Column] = [
    .id, .gauge(.heap), .gauge(.unified), .gauge(.storage), .gauge(.container), .gc, .spill,
    .tasks, .limit,
  ]
  private static let droppedFirst: [Column] = [
    .spill, .gauge(.storage), .limit, .gauge(.heap), .tasks, .gc, .gauge(.container),
  ]
  private static let narrowestBar = 4
  private static let widestBar = 24
  /// A blank and `100%` behind a bar.
  private static let figureWidth = 5

  init(width: Int, executors: [ExecutorView], order: ViewState.Order = .id) {
    self.order = order
    self.width = width
    var columns = Self.all
    for column in Self.droppedFirst where Self.width(of: columns, bar: Self.narrowestBar) > width {
      columns.removeAll { $0 == column }
    }
    let gauges = columns.count {
      if case .gauge = $0 { true } else { false }
    }
    let spare = max(0, width - Self.width(of: columns, bar: Self.narrowestBar))
    barWidth = min(Self.narrowestBar + (gauges > 0 ? spare / gauges : 0), Self.widestBar)
    self.columns = columns
    storageIsPeak = executors.contains { !$0.isDriver && $0.storage.isPeak }
  }

  var header: ScreenLine {
    ScreenLine([.init("  ")] + cells { (title($0), nil) }.map { .init($0.text, nil, .dim) })
  }

  func row(_ executor: ExecutorView, isChosen: Bool) -> ScreenLine {
    var pieces = cells { cell($0, executor) }
    if isChosen {
      for index in pieces.indices { pieces[index].weight = .bold }
    }
    return ScreenLine([.init(isChosen ? "› " : "  ", isChosen ? .cyan : nil, .bold)] + pieces)
  }

  private static func width(of columns: [Column], bar: Int) -> Int {
    columns.reduce(1) { $0 + cellWidth($1, bar: bar) + 1 }
  }

  private static func cellWidth(_ column: Column, bar: Int) -> Int {
    switch column {
    case .id: 6
    case .gauge: bar + figureWidth
    case .gc: 4
    case .spill: 7
    case .tasks: 5
    case .limit: 12
    }
  }

  private func cells(
    _ content: (Column) -> (text: String, colour: TerminalStyle.Colour?)
  ) -> [ScreenLine.Piece] {
    columns.enumerated().map { index, column in
      let (text, colour) = content(column)
      let cell = Self.cellWidth(column, bar: barWidth)
      let isNumber = column == .gc || column == .spill || column == .tasks
      let fitted = TerminalText.padded(
        TerminalText.truncated(text, to: cell), to: cell, isNumber ? .right : .left)
      return ScreenLine.Piece(fitted + (index + 1 < columns.count ? " " : ""), colour)
    }
  }

  /// The name of a column, with an arrow where rows are ordered by it.
  private func title(_ column: Column) -> String {
    let (name, own): (String, ViewState.Order) =
      switch column {
      case .id: ("ID", .id)
      case .gauge(.heap): ("HEAP▲", .heap)
      case .gauge(.unified): ("UNIFIED▲", .unified)
      case .gauge(.storage): (storageIsPeak ? "STORAGE▲" : "STORAGE", .storage)
      case .gauge(.container): ("RSS▲", .container)
      case .gc: ("GC", .gc)
      case .spill: ("SPILL/s", .spill)
      case .tasks: ("TASKS", .tasks)
      case .limit: ("LIMIT IN", .limit)
      }
    return own == order && order != .id ? "↓" + name : name
  }

  private func cell(
    _ column: Column, _ executor: ExecutorView
  ) -> (text: String, colour: TerminalStyle.Colour?) {
    switch column {
    case .id: return (TerminalText.escaped(executor.id), nil)
    case .gauge(let region): return gauge(executor[region], region)
    case .gc:
      let share = executor.recentGCShare ?? executor.overallGCShare
      return (WatchWords.shortShare(share), share.flatMap { $0 >= 0.1 ? .yellow : nil })
    case .spill:
      let rate = executor.spillRate
      return (WatchWords.shortRate(rate), (rate ?? 0) >= 1 ? .yellow : nil)
    case .tasks:
      let slots = executor.slots > 0 ? "/\(executor.slots)" : ""
      return (
        executor.slots == 0 && executor.activeTasks == 0
          ? "–" : "\(executor.activeTasks)\(slots)", nil
      )
    case .limit:
      guard let next = executor.nextLimit else { return ("", nil) }
      return (
        "\(next.forecast.text) \(WatchWords.shortName(next.region))",
        next.region == .container ? .red : .yellow
      )
    }
  }

  private func gauge(
    _ gauge: Gauge, _ region: MemoryRegionKind
  ) -> (text: String, colour: TerminalStyle.Colour?) {
    guard let value = gauge.value else { return ("–", nil) }
    guard let share = gauge.share else { return (WatchWords.shortSize(value), nil) }
    let figure = TerminalText.padded(
      WatchWords.shortShare(share), to: Self.figureWidth, .right)
    return (
      WatchWords.bar(share, width: barWidth) + figure, WatchWords.colour(gauge, of: region)
    )
  }
}

public import Watch

/// A screen of a terminal that shows an application while it runs: pure, from a picture and what
/// somebody has chosen to see of it.
public struct WatchScreen: Sendable {
  private let picture: WatchPicture
  private let view: ViewState

  /// The screen for a picture.
  public init(_ picture: WatchPicture, _ view: ViewState) {
    self.picture = picture
    self.view = view
  }

  /// The screen, in colours or without.
  ///
  /// - Parameter style: Whether lines are coloured.
  /// - Returns: As many lines as the terminal has, none of them wider than it.
  public func lines(style: TerminalStyle) -> [String] {
    let size = view.size
    let isWaiting = picture.phase == .waiting
    let header = WatchHeader(picture: picture, width: size.columns).lines
      .prefix(isWaiting ? size.rows - 1 : size.rows >= 16 || picture.outage != nil ? 4 : 3)
    let footer = ScreenLine(WatchHelp.footer, nil, .dim)
    let room = max(0, size.rows - header.count - 1)
    var lines = Array(header) + body(rows: room).prefix(room)
    lines += Array(repeating: ScreenLine(), count: max(0, size.rows - 1 - lines.count))
    return (lines.prefix(size.rows - 1) + [footer]).map {
      $0.rendered(width: size.columns, style: style)
    }
  }

  private func body(rows: Int) -> [ScreenLine] {
    switch view.page {
    case .help: return WatchHelp.lines
    case .detail(let item):
      return [ScreenLine()] + WatchDetail(picture: picture, width: view.size.columns).lines(item)
    case .overview:
      guard picture.phase != .waiting else { return [] }
      return overview(rows: rows)
    }
  }

  /// Below so many rows there is only the list in which the arrows move.
  private static let fewestRowsForAll = 10

  private func overview(rows: Int) -> [ScreenLine] {
    let shown =
      rows < Self.fewestRowsForAll
      ? [view.focus]
      : ViewState.List.allCases.filter { $0 != .stages || !picture.stages.isEmpty }
    // Each list has a line above it, and the executors one below them.
    let others = shown.count + (shown.contains(.executors) ? 1 : 0)
    let heights = ListHeights(
      wanted: shown.map { ($0, count($0)) }, focus: view.focus, rows: max(0, rows - others))
    return shown.flatMap { section($0, rows: heights[$0]) }
  }

  private func count(_ list: ViewState.List) -> Int {
    switch list {
    case .executors: picture.executors.count
    case .stages: picture.stages.count
    case .findings: picture.findings.count
    }
  }

  private func section(_ list: ViewState.List, rows: Int) -> [ScreenLine] {
    let count = count(list)
    let chosen = view.place(in: list, of: count)
    let window = ListWindow(count: count, chosen: chosen ?? 0, rows: rows)
    func isChosen(_ index: Int) -> Bool { view.focus == list && chosen == index }
    switch list {
    case .executors:
      let executors = view.ordered(picture.executors)
      let table = ExecutorTable(
        width: view.size.columns, executors: executors, order: view.order)
      let room = chosen.map { RoomLine.line(executors[$0], position: window.position) }
      return [table.header]
        + window.range.map { table.row(executors[$0], isChosen: isChosen($0)) }
        + [room ?? ScreenLine("  none yet", nil, .dim)]
    case .stages:
      let table = StageTable(width: view.size.columns)
      return [table.header]
        + window.range.map { table.row(picture.stages[$0], isChosen: isChosen($0)) }
    case .findings:
      let count = count == 0 ? "none so far" : window.position
      return [ScreenLine("  FINDINGS  \(count)", nil, .dim)]
        + window.range.map {
          WatchedFindingLine.line(picture.findings[$0], isChosen: isChosen($0))
        }
    }
  }
}

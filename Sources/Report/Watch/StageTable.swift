import SparkProfile
import Watch

/// Stages that run, each in a line: progress, spill, and the call that Spark names it after.
struct StageTable {
  let width: Int

  private var isNarrow: Bool { width < 70 }
  private var barWidth: Int { isNarrow ? 6 : 12 }

  var header: ScreenLine {
    var titles = [cell("STAGE", 7), cell("PROGRESS", barWidth + 12)]
    if !isNarrow { titles += [cell("RUN", 5, .right), cell("FAILED", 7, .right)] }
    titles += [cell("SPILLED", 8, .right)]
    if !isNarrow { titles += [cell("SPILL/s", 8, .right)] }
    titles.append("  NAME")
    return ScreenLine("  " + titles.joined(), nil, .dim)
  }

  func row(_ stage: StageView, isChosen: Bool) -> ScreenLine {
    let weight: ScreenLine.Weight = isChosen ? .bold : .plain
    let counts = "\(stage.completedTasks)/\(stage.plannedTasks)"
    let progress =
      stage.progress.map { WatchWords.bar($0, width: barWidth) + " " + counts } ?? counts
    var pieces: [ScreenLine.Piece] = [
      .init(isChosen ? "› " : "  ", isChosen ? .cyan : nil, .bold),
      .init(cell("\(stage.id.stage).\(stage.id.attempt)", 7), nil, weight),
      .init(cell(progress, barWidth + 12), .green, weight),
    ]
    if !isNarrow {
      pieces.append(.init(cell("\(stage.activeTasks)", 5, .right), nil, weight))
      pieces.append(
        .init(cell("\(stage.failedTasks)", 7, .right), stage.failedTasks > 0 ? .red : nil, weight))
    }
    let colour: TerminalStyle.Colour? = stage.spilled > 0 ? .yellow : nil
    pieces.append(.init(cell(WatchWords.shortSize(stage.spilled), 8, .right), colour, weight))
    if !isNarrow {
      pieces.append(.init(cell(WatchWords.shortRate(stage.spillRate), 8, .right), colour, weight))
    }
    pieces += warning(stage)
    pieces.append(.init("  " + TerminalText.escaped(stage.name ?? "(unnamed)"), nil, weight))
    return ScreenLine(pieces)
  }

  /// Results that are on their way to more than the driver takes.
  private func warning(_ stage: StageView) -> [ScreenLine.Piece] {
    guard let limit = stage.results?.limit, let projected = stage.projectedResults,
      projected > limit
    else { return [] }
    let time = stage.results?.forecast.map { " \($0.text)" } ?? ""
    return [
      .init(
        "  results \(WatchWords.shortSize(projected))/\(WatchWords.shortSize(limit))\(time)", .red)
    ]
  }

  private func cell(
    _ text: String, _ width: Int, _ alignment: TerminalText.Alignment = .left
  ) -> String {
    TerminalText.padded(
      TerminalText.truncated(text, to: max(1, width - 1)), to: width, alignment)
  }
}

import Advisor
import SparkMemory
import SparkProfile

/// The stages that decide: those that are not safe, spill, or need most.
struct PredictionStages {
  /// The most that are listed.
  private static let most = 8
  /// How many are listed where none is in trouble.
  private static let mostWithoutTrouble = 3
  /// Cells of a stage's name, where there is room.
  private static let nameWidths = 12...40

  private let report: PredictionReport
  private let style: TerminalStyle

  init(_ report: PredictionReport, style: TerminalStyle) {
    self.report = report
    self.style = style
  }

  var lines: [String] {
    let stages = report.prediction.stages
    guard !stages.isEmpty, !report.isRefused else { return [] }
    let ranked = stages.sorted(by: Self.isBefore)
    let troubled = ranked.count(where: Self.isInTrouble)
    let count = min(Self.most, max(troubled, Self.mostWithoutTrouble))
    func table(nameWidth: Int) -> [String] {
      var columns = TextColumns([.left, .left, .left, .right, .right, .right, .right, .left])
      columns.rows.append([
        style.bold("Stages"), "", "",
        style.dim("tasks/at once"), style.dim("wants"), style.dim("may have"),
        style.dim("spills"), style.dim("heap"),
      ])
      columns.rows += ranked.prefix(count).map { row($0, nameWidth: nameWidth) }
      return columns.lines
    }
    let bare = table(nameWidth: 0).map(\.displayWidth).max() ?? 0
    let room = FitTextRenderer.lineWidth - bare
    var lines = table(
      nameWidth: min(max(room, Self.nameWidths.lowerBound), Self.nameWidths.upperBound))
    if let rest = rest(of: ranked.dropFirst(count)) { lines.append(style.dim("  " + rest)) }
    return lines
  }

  private func row(_ stage: StagePrediction, nameWidth: Int) -> [String] {
    let name = stage.name.map { TerminalText.truncated(TerminalText.escaped($0), to: nameWidth) }
    return [
      "  " + PredictionWords.verdict(stage.verdict, style: style), stage.id.text, name ?? "",
      "\(NumberText.grouped(stage.tasks))/\(stage.tasksAtOnce)", Self.short(stage.perTask),
      stage.sharePerTask.description, stage.memoryBytesSpilled.description,
      stage.heap.map(Self.short) ?? PredictionWords.nothing,
    ]
  }

  /// A bracket in few cells: its upper end, unless there is none.
  private static func short(_ bracket: Bracket) -> String {
    if bracket.high == .zero { return ByteSize.zero.description }
    return bracket.high.map { "≤ \($0)" } ?? "≥ \(bracket.low)"
  }

  private func rest(of stages: ArraySlice<StagePrediction>) -> String? {
    guard !stages.isEmpty else { return nil }
    let troubled = stages.count(where: Self.isInTrouble)
    guard stages.count > 1 else {
      return troubled > 0
        ? "and 1 more stage that is not safe, or spills"
        : "and 1 more stage is safe and spills nothing"
    }
    let count = NumberText.grouped(stages.count)
    return troubled > 0
      ? "and \(count) more stages; of these \(NumberText.grouped(troubled)) not safe, or spilling"
      : "and \(count) more stages are safe and spill nothing"
  }

  private static func isInTrouble(_ stage: StagePrediction) -> Bool {
    stage.verdict != .safe || stage.memoryBytesSpilled > .zero
  }

  /// The worst verdict first, then what spills most, then what needs most.
  private static func isBefore(_ a: StagePrediction, _ b: StagePrediction) -> Bool {
    func rank(_ stage: StagePrediction) -> [Int64] {
      let verdict: Int64 =
        switch stage.verdict {
        case .fails: 0
        case .atRisk: 1
        case .unknown: 2
        case .safe: 3
        }
      let need = stage.heap?.high ?? stage.heap?.low ?? stage.perTask.high ?? stage.perTask.low
      return [
        verdict, -max(0, stage.memoryBytesSpilled.bytes), -max(0, need.bytes),
        Int64(stage.id.stage), Int64(stage.id.attempt),
      ]
    }
    return rank(a).lexicographicallyPrecedes(rank(b))
  }
}

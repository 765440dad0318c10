import Advisor
import Watch

/// A finding in one line.
enum WatchedFindingLine {
  static func line(_ watched: WatchedFinding, isChosen: Bool) -> ScreenLine {
    let finding = watched.finding
    let weight: ScreenLine.Weight = isChosen ? .bold : .plain
    var pieces: [ScreenLine.Piece] = [
      .init(isChosen ? "› " : "  ", isChosen ? .cyan : nil, .bold),
      .init(WatchWords.glyph(finding.severity) + " ", WatchWords.colour(finding.severity), .bold),
    ]
    if watched.isNew { pieces.append(.init("new ", .cyan, .bold)) }
    if watched.isProvisional { pieces.append(.init("so far: ", nil, .dim)) }
    pieces.append(.init("\(finding.id) ", nil, .dim))
    pieces.append(
      .init(
        TerminalText.escaped(finding.message),
        watched.isProvisional ? nil : WatchWords.colour(finding.severity), weight))
    return ScreenLine(pieces)
  }
}

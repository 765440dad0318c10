public import Watch

/// Draws a picture of a running application as lines that stay, for `--once` and for outputs that
/// are no terminal.
public struct WatchTextRenderer: Sendable {
  private let style: TerminalStyle

  /// A renderer with or without colours.
  public init(style: TerminalStyle) {
    self.style = style
  }

  /// The picture as text that ends with a line break.
  public func render(_ picture: WatchPicture) -> String {
    let sections = [
      WatchHeader(picture: picture, width: FitTextRenderer.lineWidth, stays: true).lines,
      executors(picture),
      stages(picture), findings(picture),
    ]
    return sections.filter { !$0.isEmpty }
      .map { section in
        section.map { $0.rendered(width: FitTextRenderer.lineWidth, style: style) }
          .joined(separator: "\n")
      }
      .joined(separator: "\n\n") + "\n"
  }

  private func executors(_ picture: WatchPicture) -> [ScreenLine] {
    guard !picture.executors.isEmpty else { return [] }
    let table = ExecutorTable(width: FitTextRenderer.lineWidth, executors: picture.executors)
    let rows = picture.executors.map { table.row($0, isChosen: false) }
    let legend = "  ▲ the highest so far; a heap's counts garbage"
    return [table.header] + rows + picture.executors.map { RoomLine.line($0) }
      + [ScreenLine(legend, nil, .dim)]
  }

  private func stages(_ picture: WatchPicture) -> [ScreenLine] {
    guard !picture.stages.isEmpty else { return [] }
    let table = StageTable(width: FitTextRenderer.lineWidth)
    return [table.header] + picture.stages.map { table.row($0, isChosen: false) }
  }

  private func findings(_ picture: WatchPicture) -> [ScreenLine] {
    picture.findings.map { WatchedFindingLine.line($0, isChosen: false) }
  }
}

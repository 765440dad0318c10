import Advisor
import SparkMemory

/// Draws a sweep for a terminal: a line for each configuration, all heaps to one scale.
public struct SweepTextRenderer: Sendable {
  private static let gaugeWidths = 4...32

  private let style: TerminalStyle

  /// A renderer with or without colours.
  public init(style: TerminalStyle) {
    self.style = style
  }

  /// The sweep as text that ends with a line break.
  public func render(_ sweep: PredictionSweep) -> String {
    guard let first = sweep.points.first else { return "" }
    let sections = [
      FitHeadline(first.assessment, style: style).lines,
      PredictionChanges(first, omitting: Set(sweep.keys), style: style).lines,
      [title(sweep)] + curve(sweep) + [""] + summary(sweep),
      PredictionEvidence(sweep.points, style: style).lines,
    ]
    return sections.filter { !$0.isEmpty }
      .map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private func title(_ sweep: PredictionSweep) -> String {
    let confidence = sweep.points.first?.prediction.confidence ?? .none
    let keys = TerminalText.truncated(sweep.keys.joined(separator: " × "), to: 60)
    return style.bold("Predicted") + " over \(keys), "
      + (confidence == .none ? "no evidence" : "\(confidence.word) confidence")
  }

  private func curve(_ sweep: PredictionSweep) -> [String] {
    let points = sweep.points
    let names = sweep.keys.count == 1 ? ["value"] : Self.shortNames(of: sweep.keys)
    let firstSafe = sweep.firstSafe
    let showsDriver = Self.showsDriver(sweep)
    // One unit and as many decimals in every line, so that lines can be compared.
    let longest = points.compactMap { $0.duration?.upperBound }.max()
    let most = points.compactMap { $0.reservedGiBHours?.upperBound }.max()
    func rows(_ drawn: String, _ gauge: (PredictionReport) -> String) -> [[String]] {
      [[" "] + names + ["verdict", drawn, "spilled", "cached", "gc", "duration", "GiB·h"]]
        + points.enumerated().map { index, point in
          let prediction = point.prediction
          let mark = index == firstSafe ? style.paint("▸", .green) : " "
          return [mark]
            + sweep.values(at: point).map {
              TerminalText.truncated(TerminalText.escaped($0), to: 14)
            }
            + [
              PredictionWords.verdict(prediction.verdict, style: style), gauge(point),
              point.isRefused
                ? PredictionWords.nothing : prediction.memoryBytesSpilled.description,
              PredictionWords.share(prediction.cachedFraction),
              PredictionWords.share(prediction.gcShare, decimals: 1),
              PredictionWords.duration(point.duration, most: longest),
              PredictionWords.gibibyteHours(point.reservedGiBHours, most: most),
            ]
        }
    }
    let alignments: [TerminalText.Alignment] =
      [.left] + names.map { _ in .right } + [.left, .left] + Array(repeating: .right, count: 5)
    let bare =
      TextColumns(alignments, rows: rows("") { _ in "" }).lines.map(\.displayWidth).max() ?? 0
    let room = FitTextRenderer.lineWidth - bare
    let width = min(max(room, Self.gaugeWidths.lowerBound), Self.gaugeWidths.upperBound)
    let heaps = points.compactMap { Self.gauged($0, ofDriver: showsDriver) }
    let scale = heaps.map { NeedGauge.scale($0.need, of: $0.size) }.max() ?? .zero
    let process = Self.process(drawnIn: sweep)
    let drawn = "\(process) heap"
    var lines = TextColumns(
      alignments,
      rows: rows(drawn.displayWidth > width ? process : drawn) { point in
        guard let heap = Self.gauged(point, ofDriver: showsDriver) else {
          return TerminalText.padded("", to: width)
        }
        return NeedGauge(heap.need, of: heap.size, scale: scale)
          .rendered(width: width, style: style)
      }
    ).lines
    if !lines.isEmpty { lines[0] = style.dim(lines[0]) }
    return lines
  }

  /// The heap that is drawn: the driver's where its size is swept and no executor's is.
  private static func showsDriver(_ sweep: PredictionSweep) -> Bool {
    sweep.keys.contains(ConfigurationKey.driverMemory.name)
      && !sweep.keys.contains(ConfigurationKey.executorMemory.name)
  }

  private static func process(drawnIn sweep: PredictionSweep) -> String {
    showsDriver(sweep) ? "driver" : "executor"
  }

  private static func gauged(
    _ point: PredictionReport, ofDriver: Bool
  ) -> (need: Bracket?, size: ByteSize)? {
    let prediction = point.prediction
    let deployment = prediction.deployment
    let layout = ofDriver ? deployment.driver : deployment.executor
    return layout.map {
      (ofDriver ? prediction.driverHeap : prediction.liveHeap, $0.heap.maxMemory)
    }
  }

  /// The last words of names, as many as tell them apart.
  static func shortNames(of keys: [String]) -> [String] {
    keys.map { key in
      let words = key.split(separator: ".")
      for count in 1...max(1, words.count) {
        let end = words.suffix(count).joined(separator: ".")
        if keys.count(where: { $0 == end || $0.hasSuffix("." + end) }) == 1 { return end }
      }
      return key
    }
  }

  private func summary(_ sweep: PredictionSweep) -> [String] {
    var lines = [
      style.dim(
        "  █ surely \(Self.showsDriver(sweep) ? "needed" : "live") · ▒ perhaps · │ where the "
          + "\(Self.process(drawnIn: sweep))'s heap ends")
    ]
    if let index = sweep.firstSafe {
      lines += wrapped("▸ \(name(of: sweep.points[index], in: sweep)) is the first that is safe.")
    } else {
      lines += wrapped("None of them is safe.")
    }
    for point in sweep.firstOfEachTrouble {
      let prediction = point.prediction
      let name = name(of: point, in: sweep)
      let verdict =
        switch prediction.verdict {
        case .fails: "\(name) fails"
        case .atRisk: "\(name) is at risk"
        case .safe, .unknown: "\(name) is not known to be safe"
        }
      lines += wrapped("\(verdict). \(PredictionWords.reason(of: point))")
    }
    return lines
  }

  private func wrapped(_ sentence: String) -> [String] {
    TerminalText.wrap(sentence, width: FitTextRenderer.lineWidth, indent: 2, hanging: 2)
  }

  private func name(of point: PredictionReport, in sweep: PredictionSweep) -> String {
    let names = sweep.keys.count == 1 ? sweep.keys : Self.shortNames(of: sweep.keys)
    return TerminalText.escaped(
      zip(names, sweep.values(at: point)).map { "\($0)=\($1)" }.joined(separator: ", "))
  }
}

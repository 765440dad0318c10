import Advisor
import SparkMemory

/// The figures and the judgement of a prediction in words, the same in every form of text.
enum PredictionWords {
  /// What stands where there is no figure.
  static let nothing = "–"

  /// The verdict in its colour.
  static func verdict(_ verdict: Verdict, style: TerminalStyle) -> String {
    style.paint(verdict.rawValue, colour(of: verdict))
  }

  /// The colour of a verdict.
  static func colour(of verdict: Verdict) -> TerminalStyle.Colour {
    switch verdict {
    case .safe: .green
    case .atRisk, .unknown: .yellow
    case .fails: .red
    }
  }

  /// Why the verdict is what it is, in one sentence that is fit for a terminal.
  static func reason(of report: PredictionReport) -> String {
    let prediction = report.prediction
    if let failure = prediction.failure {
      let name = prediction.stages.first { $0.id.text == failure.stage }?.name
      let place = failure.stage.map { stage in
        " in stage \(stage)" + (name.map { " (\(TerminalText.truncated($0, to: 40)))" } ?? "")
      }
      return TerminalText.escaped("\(failure.kind.rawValue)\(place ?? ""): \(failure.reason).")
    }
    if prediction.verdict == .unknown {
      let what = report.unknowns.first ?? "what it needs"
      return TerminalText.escaped("Nothing seen says that it fails. Not known is \(what).")
    }
    let spilled = prediction.memoryBytesSpilled
    return "It ends, as far as can be seen"
      + (spilled > .zero ? ", and spills \(spilled)." : ", and spills nothing.")
  }

  /// A share as a percentage.
  static func share(_ share: Double?, decimals: Int = 0) -> String {
    share.map { NumberText.percent($0, decimals: decimals) } ?? nothing
  }

  /// Milliseconds from a low to a high end in one unit: `28–63 s`.
  ///
  /// - Parameters:
  ///   - range: The ends; nil if they are not known.
  ///   - most: What decides the unit, where several are to be compared; the high end if nil.
  /// - Returns: The text.
  static func duration(_ range: ClosedRange<Int64>?, most: Int64? = nil) -> String {
    guard let range else { return nothing }
    let (each, unit) =
      switch most ?? range.upperBound {
      case ..<180_000: (1000.0, "s")
      case ..<10_800_000: (60_000.0, "min")
      default: (3_600_000.0, "h")
      }
    let low = Double(range.lowerBound) / each
    let high = Double(range.upperBound) / each
    return span(low, high, decimals: low < 10 ? 1 : 0) + " " + unit
  }

  /// GiB × hours from a low to a high end.
  ///
  /// - Parameters:
  ///   - range: The ends; nil if they are not known.
  ///   - most: What decides the decimals, where several are to be compared; the high end if nil.
  /// - Returns: The text.
  static func gibibyteHours(_ range: ClosedRange<Double>?, most: Double? = nil) -> String {
    guard let range else { return nothing }
    let decimals =
      switch most ?? range.upperBound {
      case ..<0.1: 4
      case ..<1: 3
      case ..<100: 2
      default: 0
      }
    return span(range.lowerBound, range.upperBound, decimals: decimals)
  }

  private static func span(_ low: Double, _ high: Double, decimals: Int) -> String {
    let ends = [low, high].map { NumberText.fixed($0, decimals: decimals) }
    return ends[0] == ends[1] ? ends[0] : ends.joined(separator: "–")
  }
}

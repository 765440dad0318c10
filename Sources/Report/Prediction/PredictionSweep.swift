import Advisor

/// The answers to "what would this job do under each of these configurations?".
public struct PredictionSweep: Sendable {
  /// The settings that take several values, by their current names, in the order they were given.
  public let keys: [String]
  /// The predictions, in the order of the values.
  public let points: [PredictionReport]

  /// Predictions of one run.
  public init(keys: [String], points: [PredictionReport]) {
    self.keys = keys
    self.points = points
  }

  /// The first prediction that is safe; nil if none is.
  public var firstSafe: Int? { points.firstIndex { $0.prediction.verdict == .safe } }

  /// The predictions that are not safe, the first for each reason: the worst verdicts and other
  /// kinds of failure are not hidden behind the first.
  public var firstOfEachTrouble: [PredictionReport] {
    var seen: Set<String> = []
    return points.filter { point in
      let prediction = point.prediction
      guard prediction.verdict != .safe else { return false }
      let kind = prediction.failure?.kind.rawValue ?? ""
      return seen.insert("\(prediction.verdict.rawValue) \(kind)").inserted
    }
  }

  /// The values of the swept settings at a point, in the order of ``keys``.
  public func values(at point: PredictionReport) -> [String] {
    keys.map { key in point.changes.first { $0.key == key }?.new ?? "" }
  }
}

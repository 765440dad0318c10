import Advisor
import ArgumentParser

/// How bad a prediction must be for the command to say so with its status.
enum PredictedTrouble: String, ExpressibleByArgument, CaseIterable {
  case unknown
  case atRisk = "at-risk"
  case fails

  /// Whether a verdict is this bad, or worse.
  func isReached(by verdict: Verdict) -> Bool {
    switch verdict {
    case .safe: false
    case .unknown: self == .unknown
    case .atRisk: self != .fails
    case .fails: true
    }
  }
}

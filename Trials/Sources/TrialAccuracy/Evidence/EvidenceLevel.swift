/// How much of what was recorded a prediction gets to see.
public enum EvidenceLevel: String, Hashable, Sendable, CaseIterable {
  /// Executor metrics and GC logs.
  case full
  /// Executor metrics, no GC logs.
  case metrics
  /// Neither: what most production logs hold.
  case `default`

  /// What it stands for, in words.
  public var words: String {
    switch self {
    case .full: "executor metrics and GC logs"
    case .metrics: "executor metrics, no GC logs"
    case .default: "no executor metrics, no GC logs"
    }
  }
}

public import SparkProfile

/// What is foreseen of a run.
public enum Verdict: String, Sendable, Codable, CaseIterable {
  /// It ends, and nothing that was seen says otherwise.
  case safe
  /// What is known leaves room for both.
  case atRisk = "at-risk"
  /// It cannot end.
  case fails
  /// The evidence to tell is missing.
  case unknown

  /// How much it weighs where several are put together.
  private var weight: Int {
    switch self {
    case .safe: 0
    case .unknown: 1
    case .atRisk: 2
    case .fails: 3
    }
  }

  /// The worse of two.
  static func worse(_ a: Verdict, _ b: Verdict) -> Verdict { a.weight >= b.weight ? a : b }
}

/// The failure that is foreseen, or cannot be ruled out.
public struct PredictedFailure: Hashable, Sendable, Codable {
  /// What runs out.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// An executor's heap.
    case executorHeap = "executor-heap"
    /// The driver's heap.
    case driverHeap = "driver-heap"
    /// `spark.driver.maxResultSize`.
    case driverResultSize = "driver-result-size"
    /// The driver's heap, while it builds a table to be broadcast.
    case broadcast
    /// A container's limit.
    case container
    /// Execution memory of a task that cannot spill.
    case acquire
    /// Spark, the JVM or the cluster manager does not start with these settings.
    case refused
  }

  /// What runs out.
  public let kind: Kind
  /// The stage in which it does, as Spark writes it; nil if that is not known.
  public let stage: String?
  /// Why, in a sentence.
  public let reason: String

  /// A failure of a kind, for a reason.
  public init(_ kind: Kind, stage: StageAttemptID? = nil, reason: String) {
    self.kind = kind
    self.stage = stage?.text
    self.reason = reason
  }
}

/// A verdict and, unless it is a good one, why.
struct Judgement {
  var verdict = Verdict.safe
  var failure: PredictedFailure?
  /// What could not be known, in sentences.
  var unknowns: [String] = []

  static let safe = Judgement()

  static func atRisk(_ failure: PredictedFailure) -> Judgement {
    Judgement(verdict: .atRisk, failure: failure)
  }

  static func fails(_ failure: PredictedFailure) -> Judgement {
    Judgement(verdict: .fails, failure: failure)
  }

  static func unknown(_ why: String) -> Judgement {
    Judgement(verdict: .unknown, unknowns: [why])
  }

  /// Both together: the worse verdict with its reason.
  func and(_ other: Judgement) -> Judgement {
    let worst = Verdict.worse(verdict, other.verdict)
    let failure = worst == verdict ? failure ?? other.failure : other.failure ?? failure
    return Judgement(
      verdict: worst, failure: failure,
      unknowns: unknowns + other.unknowns.filter { !unknowns.contains($0) })
  }
}

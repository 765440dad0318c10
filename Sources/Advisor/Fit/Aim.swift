/// How much risk a fit may take for how much memory.
public enum Aim: String, CaseIterable, Sendable, Codable {
  /// Room for growth; no spill where it can be helped.
  case safe
  /// A little above what was needed.
  case balanced
  /// As little as the evidence allows; spilling is accepted.
  case lean

  /// The data, for each byte that there was, that must be foreseen to fit.
  var growth: Double {
    switch self {
    case .safe: 1.25
    case .balanced: 1.02
    case .lean: 1
    }
  }

  /// What is added to the upper edge of a need.
  var slack: Double {
    switch self {
    case .safe: 1.3
    case .balanced: 1.15
    case .lean: 1.05
    }
  }
}

/// The largest cut that one run justifies.
///
/// A run shows what was needed that day. The more of it was seen, the further a cut may go; the
/// next run, with the smaller size, justifies the next cut.
struct Guardrail {
  /// The share of the present size that must stay; nil if nothing may be cut.
  let keptShare: Double?

  init(_ confidence: Confidence) {
    keptShare =
      switch confidence {
      case .high: 0.25
      case .medium: 0.5
      case .low: 0.75
      case .none: nil
      }
  }

  private static let words = [0.25: "a quarter", 0.5: "a half", 0.75: "three quarters"]

  /// The guardrail in words.
  var sentence: String {
    switch keptShare {
    case .some(let share):
      "one run justifies a cut to \(Self.words[share] ?? percent(share)) at most"
    case .none: "without a sample nothing is cut"
    }
  }
}

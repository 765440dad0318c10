/// One thing that is wrong, or that a reader must know.
public struct Finding: Hashable, Sendable, Codable {
  /// How bad it is.
  public enum Severity: Int, CaseIterable, Comparable, Sendable {
    /// Worth knowing.
    case note
    /// It costs memory or time.
    case warning
    /// It made something fail.
    case error

    /// Orders by how bad.
    public static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }

    /// One word.
    public var word: String {
      switch self {
      case .note: "note"
      case .warning: "warning"
      case .error: "error"
      }
    }
  }

  /// Whose memory it is about.
  public enum Subject: String, Sendable, Codable {
    /// The executors.
    case executor
    /// The driver.
    case driver
    /// The application as a whole, or its log.
    case application
  }

  /// The rule that found it.
  public var rule: String
  /// How bad it is.
  public var severity: Severity
  /// Whose memory it is about.
  public var subject: Subject
  /// What is wrong, with the figure.
  public var message: String
  /// Where it was seen.
  public var evidence: [Evidence]
  /// What to do.
  public var remedy: String
}

extension Finding.Severity: Codable {
  /// Reads the word.
  public init(from decoder: any Decoder) throws {
    let word = try decoder.singleValueContainer().decode(String.self)
    self = [.note, .warning, .error].first { $0.word == word } ?? .note
  }

  /// Writes the word.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(word)
  }
}

/// One rule: it looks at an assessment and at the fit made from it, and says what it finds.
///
/// Seeing the fit is what keeps findings and recommendation from contradicting each other.
public protocol Rule: Sendable {
  /// The rule's name; "allow ⟨name⟩" reads as a sentence.
  var name: String { get }

  /// What the rule finds.
  func findings(in assessment: Assessment, fit: Fit) -> [Finding]
}

extension Rule {
  func finding(
    _ severity: Finding.Severity, _ subject: Finding.Subject, _ message: String,
    evidence: [Evidence] = [], remedy: String
  ) -> Finding {
    Finding(
      rule: name, severity: severity, subject: subject, message: message, evidence: evidence,
      remedy: remedy)
  }
}

/// All rules.
public enum Rules {
  /// Every rule, in the order in which findings of equal severity are shown.
  public static let all: [any Rule] = [
    ExhaustedExecutorHeap(), DeniedExecutionMemory(), KilledContainer(), ExhaustedOutsideHeap(),
    ExhaustedDriverHeap(), ExceededResultSize(), ExceededOtherLimit(), StrainedCollector(),
    SpilledTasks(),
    EvictedCache(), OversizedExecutorHeap(), OversizedOverhead(), OversizedDriverHeap(),
    IdleCores(), CoarseExecutors(), LargeCollectedResults(), PythonOutsideHeap(),
    MissingSamples(), IncompleteLog(), OtherResourceProfiles(), UnsoundSetup(),
    AcceleratedQueries(),
  ]

  /// What all rules find, the worst first.
  public static func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let found = all.flatMap { $0.findings(in: assessment, fit: fit) }
    return found.enumerated()
      .sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }
      .map(\.element)
  }
}

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

  /// What identifies the rule that found it.
  public var id: RuleID
  /// The name of that rule.
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

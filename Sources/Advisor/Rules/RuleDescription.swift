public import SparkMemory

/// What identifies a rule for ever, whatever it is renamed to: `BM` and three digits.
public struct RuleID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// The digits, from 1 to 999.
  public let number: Int

  /// The identity with these digits.
  public init(_ number: Int) { self.number = number }

  /// The identity that is written so; nil for other text. Lower case is read too.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == 5, text.prefix(2).uppercased() == "BM",
      text.dropFirst(2).allSatisfy({ "0"..."9" ~= $0 }), let number = Int(text.dropFirst(2)),
      number > 0
    else { return nil }
    self.number = number
  }

  /// `BM` and three digits.
  public var description: String {
    let digits = String(number)
    return "BM" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }

  /// By number.
  public static func < (a: RuleID, b: RuleID) -> Bool { a.number < b.number }

  /// Reads the text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let id = RuleID(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a rule is written BM and three digits")
    }
    self = id
  }

  /// Writes the text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// What a rule is called, what it looks at, and its page.
public struct RuleDescription: Hashable, Sendable, Codable {
  /// What a rule looks at.
  public enum Input: String, CaseIterable, Sendable, Codable {
    /// What an application did: numbers from 1.
    case profile
    /// Settings, wherever they are kept: numbers from 101.
    case configuration
    /// Source code of a program: numbers from 201.
    case source
  }

  /// What identifies it for ever.
  public let id: RuleID
  /// Its name; "allow ⟨name⟩" reads as a sentence.
  public let name: String
  /// What it looks at.
  public let input: Input
  /// How bad its findings are at worst.
  public let severity: Finding.Severity
  /// The first version of Spark for which it holds; nil for all that are known.
  public let since: SparkVersion?
  /// The first version for which it no longer holds; nil if it still does.
  public let until: SparkVersion?
  /// Its page.
  public let document: RuleDocument

  /// A rule with its page.
  public init(
    _ number: Int, _ name: String, _ input: Input, _ severity: Finding.Severity,
    since: SparkVersion? = nil, until: SparkVersion? = nil, document: RuleDocument
  ) {
    id = RuleID(number)
    self.name = name
    self.input = input
    self.severity = severity
    self.since = since
    self.until = until
    self.document = document
  }

  /// Whether it holds for a version of Spark.
  public func holds(for version: SparkVersion) -> Bool {
    since.map { version >= $0 } ?? true && until.map { version < $0 } ?? true
  }
}

/// The page of a rule, in Markdown; every section is there for every rule.
public struct RuleDocument: Hashable, Sendable, Codable {
  /// What it finds: one or a few sentences.
  public let finds: String
  /// Why that matters: what it costs, or what fails of it.
  public let matters: String
  /// What it goes by, with every threshold and where that comes from.
  public let evidence: String
  /// What it looks like: settings, code, or lines of a log, as a block of Markdown.
  public let example: String
  /// What to do.
  public let remedy: String
  /// Whether the remedy can do harm, and which.
  public let safety: String
  /// Spark's source or documentation: a path within Spark's repository, or an address.
  public let references: [String]

  /// A page.
  public init(
    finds: String, matters: String, evidence: String, example: String, remedy: String,
    safety: String, references: [String]
  ) {
    self.finds = finds
    self.matters = matters
    self.evidence = evidence
    self.example = example
    self.remedy = remedy
    self.safety = safety
    self.references = references
  }
}

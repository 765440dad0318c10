public import Advisor
public import SparkSource

/// One thing that is wrong in a text, or that its reader must know.
public struct LocatedFinding: Hashable, Sendable, Codable {
  /// The rule that found it.
  public var rule: RuleID
  /// The rule's name; "allow ⟨name⟩" reads as a sentence.
  public var name: String
  /// How bad it is.
  public var severity: Finding.Severity
  /// What is wrong, with the figure.
  public var message: String
  /// Where it is.
  public var place: SourcePlace
  /// The line where the command begins that it is part of, from 1.
  public var statementLine: Int
  /// The setting that it is about, by Spark's name; nil where it is about none.
  public var setting: String?
  /// What the value should be; nil where there is no such value.
  public var expected: String?
  /// The figures it rests on.
  public var evidence: [String]
  /// What to do.
  public var remedy: String
  /// Other places that have to do with it.
  public var related: [RelatedPlace]
  /// A change of the text that makes it go away; nil where that takes a decision.
  public var fix: Fix?

  /// A place that has to do with a finding.
  public struct RelatedPlace: Hashable, Sendable, Codable {
    /// The place.
    public var place: SourcePlace
    /// What it has to do with it, in a few words.
    public var message: String
  }
}

/// A change of a text.
public struct Fix: Hashable, Sendable, Codable {
  /// What it does, in a few words.
  public var title: String
  /// What is replaced; all of it in one text, and nothing twice.
  public var replacements: [Replacement]
  /// Whether Spark then does what it did before, or what it was meant to do where it refused.
  public var isSafe: Bool

  /// A stretch of a text and what comes in its place.
  public struct Replacement: Hashable, Sendable, Codable {
    /// What is replaced.
    public var place: SourcePlace
    /// What comes there; empty to remove it.
    public var text: String

    /// A replacement.
    public init(of place: SourcePlace, by text: String) {
      self.place = place
      self.text = text
    }
  }

  /// A change.
  public init(_ title: String, _ replacements: [Replacement], isSafe: Bool) {
    self.title = title
    self.replacements = replacements
    self.isSafe = isSafe
  }
}

/// A language in which programs for Spark are written.
public enum CodeLanguage: String, Hashable, Sendable, CaseIterable, Codable {
  /// Python, as `.py` or in notebooks.
  case python
  /// Scala, as `.scala`, `.sc` or in notebooks.
  case scala
  /// Java.
  case java
  /// R, with SparkR or sparklyr.
  case r
  /// SQL of Spark, in a file of its own.
  case sql

  /// The language of a file by the ending of its name; nil for any other ending.
  public init?(fileEnding: String) {
    switch fileEnding {
    case "py": self = .python
    case "scala", "sc": self = .scala
    case "java": self = .java
    case "r", "R": self = .r
    case "sql", "hql": self = .sql
    default: return nil
    }
  }

  /// Whether a program in it starts the driver's JVM where nobody else has, as `python job.py` does.
  public var canStartJVM: Bool { self == .python || self == .r }

  /// Whether a line's end ends a statement.
  var hasLineEnds: Bool { self != .java }

  /// Words that stand before an operand and are none.
  var keywords: Set<String> {
    switch self {
    case .python:
      [
        "and", "as", "assert", "async", "await", "del", "elif", "else", "except", "finally", "for",
        "from", "if", "in", "is", "lambda", "not", "or", "raise", "return", "try", "while", "with",
        "yield",
      ]
    case .scala:
      [
        "case", "catch", "do", "else", "extends", "final", "finally", "for", "if", "implicit",
        "lazy", "match", "new", "override", "private", "protected", "return", "throw", "try", "val",
        "var", "while", "with", "yield",
      ]
    case .java:
      [
        "assert", "case", "catch", "do", "else", "extends", "final", "finally", "for", "if",
        "instanceof", "new", "private", "protected", "public", "return", "static", "switch",
        "throw", "throws", "try", "while",
      ]
    case .r: ["else", "for", "if", "in", "repeat", "while"]
    case .sql: []
    }
  }
}

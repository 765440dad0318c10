public import Advisor
public import Checks
public import SparkSource

/// What `ballast check` says: findings, what could not be read, and how much there was.
public struct CheckReport: Sendable {
  /// The name and version of the form of its JSON.
  public static let schema = "ballast.check/1"

  /// The findings, in the order of the texts.
  public var findings: [LocatedFinding]
  /// What could not be read or is not known.
  public var notes: [SourceNote]
  /// The texts, for the lines that findings point at.
  public var texts: [String: SourceText]
  /// How many texts were read.
  public var files: Int
  /// How many findings comments allow.
  public var suppressed: Int
  /// How many findings a baseline knows.
  public var known: Int
  /// The version of `ballast`.
  public var version: String

  /// The report of a check.
  /// - Parameters:
  ///   - result: What was found.
  ///   - version: The version of `ballast`.
  public init(_ result: CheckResult, version: String) {
    findings = result.findings
    notes = result.readings.flatMap(\.notes)
    texts = Dictionary(
      result.readings.map { ($0.text.file, $0.text) }, uniquingKeysWith: { first, _ in first })
    files = result.readings.count
    suppressed = result.suppressed
    known = result.known
    self.version = version
  }

  /// How many findings are as bad as this.
  public func count(_ severity: Finding.Severity) -> Int {
    findings.count { $0.severity == severity }
  }

  /// How many findings have a safe fix.
  public var fixable: Int { findings.count { $0.fix?.isSafe == true } }

  /// The files that findings are in, in their order.
  var filesWithFindings: [String] {
    var files: [String] = []
    for finding in findings where files.last != finding.place.file {
      files.append(finding.place.file)
    }
    return files
  }
}

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif
internal import Advisor
public import SparkSource

/// The findings that were there when checking began, so that only new ones count.
///
/// A finding is known by its rule, its file and the text of its line, so that lines may move.
public struct Baseline: Hashable, Sendable {
  private var counts: [Entry: Int] = [:]

  private struct Entry: Hashable, Codable, Comparable {
    var file: String
    var rule: String
    var text: String

    static func < (left: Entry, right: Entry) -> Bool {
      (left.file, left.rule, left.text) < (right.file, right.rule, right.text)
    }
  }

  private struct Document: Codable {
    var schema: String
    var findings: [Known]
  }

  private struct Known: Codable {
    var file: String
    var rule: String
    var text: String
    var count: Int
  }

  /// The name and version of its form.
  public static let schema = "ballast.baseline/1"

  /// The findings of texts.
  public init(of findings: [LocatedFinding], in texts: [SourceText]) {
    for finding in findings { counts[Self.entry(finding, texts), default: 0] += 1 }
  }

  /// The baseline that a file holds.
  /// - Throws: `SourceError` for a file that is no baseline.
  public init(parsing text: String, file: String) throws(SourceError) {
    guard
      let document = try? JSONDecoder().decode(Document.self, from: Data(text.utf8)),
      document.schema == Self.schema
    else {
      throw SourceError(
        .unreadable, at: SourceLocation(file: file),
        "no baseline; make one with ballast check --write-baseline \(file)")
    }
    for known in document.findings {
      let entry = Entry(file: known.file, rule: known.rule, text: known.text)
      counts[entry] = max(0, known.count)
    }
  }

  /// The baseline as a text that ends with a line break.
  public var text: String {
    let findings = counts.sorted { $0.key < $1.key }.map {
      Known(file: $0.key.file, rule: $0.key.rule, text: $0.key.text, count: $0.value)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = try? encoder.encode(Document(schema: Self.schema, findings: findings))
    return String(decoding: data ?? Data(), as: UTF8.self) + "\n"
  }

  /// The findings that it does not know; of several alike, those beyond its count.
  public func unknown(of findings: [LocatedFinding], in texts: [SourceText]) -> [LocatedFinding] {
    var left = counts
    return findings.filter { finding in
      let entry = Self.entry(finding, texts)
      guard let count = left[entry], count > 0 else { return true }
      left[entry] = count - 1
      return false
    }
  }

  private static func entry(_ finding: LocatedFinding, _ texts: [SourceText]) -> Entry {
    let text = texts.first { $0.file == finding.place.file }
    let line = text?.line(finding.place.line) ?? ""
    let words = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return Entry(file: finding.place.file, rule: finding.rule.description, text: words)
  }
}

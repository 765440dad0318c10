public import SparkSource

/// A text with the fixes of its findings.
public struct FixedText: Hashable, Sendable {
  /// The text as it was.
  public let original: SourceText
  /// The text as it becomes.
  public let text: String
  /// The findings whose fix was made.
  public let fixed: [LocatedFinding]

  /// The text with every safe fix that does not touch another one.
  public init(_ original: SourceText, findings: [LocatedFinding]) {
    self.original = original
    var taken: [Range<Int>] = []
    var edits: [(range: Range<Int>, text: String)] = []
    var fixed: [LocatedFinding] = []
    for finding in findings where finding.place.file == original.file {
      guard let fix = finding.fix, fix.isSafe else { continue }
      let ranges = fix.replacements.map(\.place.range)
      guard !ranges.contains(where: { range in taken.contains { $0.overlaps(range) } }) else {
        continue
      }
      taken += ranges
      edits += fix.replacements.map { ($0.place.range, $0.text) }
      fixed.append(finding)
    }
    var result = ""
    var end = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      guard edit.range.lowerBound >= end else { continue }
      result += original.text(in: end..<edit.range.lowerBound) + edit.text
      end = edit.range.upperBound
    }
    text = result + original.text(in: end..<max(end, original.string.utf16.count))
    self.fixed = fixed
  }

  /// Whether anything was changed.
  public var isChanged: Bool { !fixed.isEmpty }
}

/// A stretch of a text, as editors and compilers count it.
///
/// Columns and offsets count UTF-16 units, as SARIF does where nothing else is said.
public struct SourcePlace: Hashable, Sendable, Codable {
  /// The file, or what stands for it.
  public var file: String
  /// The line of its first character, from 1.
  public var line: Int
  /// The column of its first character, from 1.
  public var column: Int
  /// The line of the character behind it, from 1.
  public var endLine: Int
  /// The column of the character behind it, from 1.
  public var endColumn: Int
  /// The same as offsets from the beginning of the text.
  public var range: Range<Int>

  /// The place as compilers write it: `conf/spark-defaults.conf:12:24`.
  public var description: String { "\(file):\(line):\(column)" }

  /// Its first column, for what is about all of it.
  public var start: SourcePlace {
    SourcePlace(
      file: file, line: line, column: column, endLine: line, endColumn: column,
      range: range.lowerBound..<range.lowerBound)
  }
}

extension SourcePlace: CustomStringConvertible {}

extension SourcePlace: Comparable {
  /// By file, and then in the order of the text.
  public static func < (left: SourcePlace, right: SourcePlace) -> Bool {
    (left.file, left.range.lowerBound, left.range.upperBound)
      < (right.file, right.range.lowerBound, right.range.upperBound)
  }
}

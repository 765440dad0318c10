/// A text that people wrote, and the places in it.
public struct SourceText: Hashable, Sendable {
  /// The file, or what stands for it.
  public let file: String
  /// The text as UTF-16, in which places are counted.
  let units: [UInt16]
  private let lineStarts: [Int]
  /// Where two units are one Unicode scalar.
  private let pairs: [Int]

  /// A text of a file.
  public init(_ text: String, file: String) {
    self.file = file
    let units = Array(text.utf16)
    var starts = [0]
    for index in units.indices {
      let isPair = units[index] == .carriageReturn && units.dropFirst(index + 1).first == .lineFeed
      if units[index] == .lineFeed || (units[index] == .carriageReturn && !isPair) {
        starts.append(index + 1)
      }
    }
    self.units = units
    lineStarts = starts
    pairs = units.indices.filter { UTF16.isLeadSurrogate(units[$0]) }
  }

  /// The whole text.
  public var string: String { String(decoding: units, as: UTF16.self) }

  /// How many lines it has.
  public var lineCount: Int { lineStarts.count }

  /// A line without its end; empty for a line that is not there.
  /// - Parameter number: The line, from 1.
  /// - Returns: Its text.
  public func line(_ number: Int) -> String {
    guard let range = range(ofLine: number) else { return "" }
    var line = units[range]
    while let last = line.last, last == .lineFeed || last == .carriageReturn { line.removeLast() }
    return String(decoding: line, as: UTF16.self)
  }

  /// The offsets of a line with its end; nil for a line that is not there.
  public func range(ofLine number: Int) -> Range<Int>? {
    guard lineStarts.indices.contains(number - 1) else { return nil }
    let end = lineStarts.indices.contains(number) ? lineStarts[number] : units.count
    return lineStarts[number - 1]..<end
  }

  /// What stands between two offsets; what lies outside the text is left out.
  public func text(in range: Range<Int>) -> String {
    String(decoding: units[range.clamped(to: units.indices)], as: UTF16.self)
  }

  /// The place between two offsets.
  public func place(_ range: Range<Int>) -> SourcePlace {
    let range = range.clamped(to: 0..<units.count)
    let start = position(range.lowerBound)
    let end = position(range.upperBound)
    return SourcePlace(
      file: file, line: start.line, column: start.column, endLine: end.line,
      endColumn: end.column, range: range)
  }

  /// The first U+FFFD, which stands where a file has what is not UTF-8; nil without one.
  public var firstReplacement: SourcePlace? {
    units.firstIndex(of: 0xFFFD).map { place($0..<($0 + 1)) }
  }

  /// The lines that an offset range touches, whole and with their ends.
  public func wholeLines(_ range: Range<Int>) -> Range<Int> {
    let place = place(range)
    let isAtStart = place.endColumn == 1 && place.endLine > place.line
    let first = self.range(ofLine: place.line) ?? range
    let last = self.range(ofLine: isAtStart ? place.endLine - 1 : place.endLine) ?? range
    return first.lowerBound..<max(first.upperBound, last.upperBound)
  }

  /// The offset of a column that counts Unicode scalars; nil for a line that is not there.
  func offset(line: Int, scalarColumn: Int) -> Int? {
    guard let range = range(ofLine: line) else { return nil }
    let wanted = min(max(1, scalarColumn) - 1, units.count)
    // How many pairs of the line are in front of the column: a pair's own column is its offset,
    // less those in front of it.
    let first = Self.count(in: pairs) { $0 < range.lowerBound }
    let line = pairs[first...]
    let before = Self.count(in: line.indices) {
      line[$0] - range.lowerBound - ($0 - first) < wanted
    }
    return min(range.lowerBound + wanted + before, range.upperBound)
  }

  /// How many elements at the beginning are so, where those that are come first.
  private static func count<Elements: RandomAccessCollection>(
    in elements: Elements, while isSo: (Elements.Element) -> Bool
  ) -> Int {
    var low = 0
    var high = elements.count
    while low < high {
      let middle = (low + high) / 2
      if isSo(elements[elements.index(elements.startIndex, offsetBy: middle)]) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  private func position(_ offset: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return (low + 1, offset - lineStarts[low] + 1)
  }
}

extension UInt16 {
  static let lineFeed: UInt16 = 0x0A
  static let carriageReturn: UInt16 = 0x0D
}

extension SourceText {
  /// The text of a file.
  /// - Parameters:
  ///   - path: The file.
  ///   - name: What it is called in places.
  /// - Throws: `SourceError` for a file that cannot be read, is too large or holds no text.
  public init(at path: String, as name: String) throws(SourceError) {
    self.init(try TextFile.text(at: path), file: name)
  }
}

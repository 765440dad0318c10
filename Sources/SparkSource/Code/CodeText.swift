/// Code, and where each of its units stands in a file: at the same offset, or, in a notebook, behind
/// what JSON makes of it.
struct CodeText: Hashable, Sendable {
  /// The file.
  let source: SourceText
  /// The code as UTF-16.
  private(set) var units: [UInt16]
  /// Where each unit begins in the file; nil where the code is the file.
  private var starts: [Int]?
  /// How many units of the file each unit takes.
  private var lengths: [UInt8] = []

  /// The whole of a file.
  init(_ source: SourceText) {
    self.source = source
    units = source.units
  }

  /// Nothing yet of a file.
  init(in source: SourceText) {
    self.source = source
    units = []
    starts = []
  }

  /// Appends a unit that stands in the file at an offset.
  mutating func append(_ unit: UInt16, at offset: Int, length: Int = 1) {
    units.append(unit)
    starts?.append(offset)
    lengths.append(UInt8(clamping: length))
  }

  /// A stretch of it as a text with the same places.
  func part(_ range: Range<Int>) -> CodeText {
    var result = CodeText(in: source)
    for index in range.clamped(to: units.indices) {
      let place = sourceRange(index..<(index + 1))
      result.append(units[index], at: place.lowerBound, length: place.count)
    }
    return result
  }

  /// What stands in a stretch.
  func text(in range: Range<Int>) -> String {
    String(decoding: units[range.clamped(to: units.indices)], as: UTF16.self)
  }

  /// The offsets in the file of a stretch of code.
  func sourceRange(_ range: Range<Int>) -> Range<Int> {
    guard let starts else { return range.clamped(to: 0..<units.count) }
    guard !starts.isEmpty else { return 0..<0 }
    let first = min(max(0, range.lowerBound), starts.count - 1)
    let last = min(max(first, range.upperBound - 1), starts.count - 1)
    if range.isEmpty { return starts[first]..<starts[first] }
    return starts[first]..<(starts[last] + Int(lengths[last]))
  }

  /// The place of a stretch of code.
  func place(_ range: Range<Int>) -> SourcePlace { source.place(sourceRange(range)) }
}

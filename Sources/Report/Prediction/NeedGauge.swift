import Advisor
import SparkMemory

/// A need drawn against the memory that is there for it, in one line.
///
/// What is surely needed is `█`, what may be needed is `▒`, what is left is `·`, and `│` is where the
/// memory ends: what stands to the right of it is missing. A need without an upper end goes on to the
/// right end, where `→` stands.
struct NeedGauge {
  private let need: Bracket?
  private let size: ByteSize
  private let scale: ByteSize

  /// A gauge.
  ///
  /// - Parameters:
  ///   - need: The need; nil if there is no evidence of it.
  ///   - size: What is there.
  ///   - scale: What the whole line stands for; gauges of one scale can be compared.
  init(_ need: Bracket?, of size: ByteSize, scale: ByteSize) {
    self.need = need
    self.size = size
    self.scale = max(scale, ByteSize(bytes: 1))
  }

  /// The least scale on which a need and a size are both whole, with room for an open end.
  static func scale(_ need: Bracket?, of size: ByteSize) -> ByteSize {
    guard let need else { return size }
    if let high = need.high { return max(size, high) }
    let known = max(size, need.low)
    return known + known / 8
  }

  /// The line, exactly as wide as it is asked to be.
  func rendered(width: Int, style: TerminalStyle) -> String {
    let width = max(2, width)
    let exceeds = need.map { $0.high.map { $0 > size } ?? true } ?? false
    let end = min(width - (exceeds ? 2 : 1), column(of: size, width))
    let low = cells(of: need?.low, end: end, width)
    let high = need.map { $0.high == nil ? width : cells(of: $0.high, end: end, width) } ?? 0
    var line = ""
    var run = (text: "", colour: TerminalStyle.Colour?.none)
    func flush() {
      line += style.paint(run.text, run.colour)
      run.text = ""
    }
    for cell in 0..<width {
      let (glyph, colour) = self.cell(cell, end: end, low: low, high: high, width: width)
      if colour != run.colour { flush() }
      run = (run.text + String(glyph), colour)
    }
    flush()
    return line
  }

  private func cell(
    _ cell: Int, end: Int, low: Int, high: Int, width: Int
  ) -> (Character, TerminalStyle.Colour?) {
    let isBeyond = cell > end
    if cell == end { return ("│", nil) }
    if cell == width - 1, let need, need.high == nil { return ("→", .yellow) }
    if cell < low { return ("█", isBeyond ? .red : .green) }
    if cell < high { return ("▒", isBeyond ? .yellow : .green) }
    return isBeyond ? (" ", nil) : ("·", .grey)
  }

  /// The cell in which a size ends.
  private func column(of size: ByteSize, _ width: Int) -> Int {
    let share = Double(max(.zero, size).bytes) / Double(scale.bytes)
    return Int((min(1, share) * Double(width - 1)).rounded())
  }

  /// How many cells a need fills: none only where there is none, and one at least beyond the end of
  /// the memory only where it is larger than that.
  private func cells(of need: ByteSize?, end: Int, _ width: Int) -> Int {
    guard let need, need > .zero else { return 0 }
    let cells = column(of: need, width)
    return need > size ? min(width, max(end + 2, cells + 1)) : max(1, min(end, cells))
  }
}

/// A bar of whole cells divided in proportion to values.
///
/// Every segment above zero has at least one cell as long as there are cells enough, and the bar is
/// always exactly as wide as it was asked to be.
public struct SegmentedBar: Hashable, Sendable {
  /// One part of the bar.
  public struct Segment: Hashable, Sendable {
    /// What it stands for.
    public var label: String
    /// How much it is; below zero counts as zero.
    public var value: Int64
    /// What its cells show.
    public var fill: Character
    /// In which colour.
    public var colour: TerminalStyle.Colour?

    /// A part of a bar.
    public init(
      label: String, value: Int64, fill: Character, colour: TerminalStyle.Colour? = nil
    ) {
      self.label = label
      self.value = value
      self.fill = fill
      self.colour = colour
    }
  }

  /// The parts, from left to right.
  public let segments: [Segment]
  /// The width of the bar in cells.
  public let width: Int
  /// How many cells each segment has.
  public let cells: [Int]

  /// A bar of these segments.
  public init(segments: [Segment], width: Int) {
    self.segments = segments
    self.width = max(0, width)
    cells = Self.divide(segments.map { Double(max(0, $0.value)) }, into: self.width)
  }

  /// The bar as text.
  public func rendered(style: TerminalStyle = .plain) -> String {
    let drawn = zip(segments, cells).map { segment, count in
      style.paint(String(repeating: segment.fill, count: count), segment.colour)
    }
    let blanks = width - cells.reduce(0, +)
    return drawn.joined() + String(repeating: " ", count: max(0, blanks))
  }

  /// Where a value lies, counted from the left edge of the bar, from 0 through its width.
  ///
  /// Within a segment the position is proportional, so that a mark agrees with what is drawn even
  /// where a small segment has been given more than its share.
  public func column(of value: Int64) -> Int {
    var start = Int64.zero
    var column = 0
    for (segment, count) in zip(segments, cells) {
      let size = max(0, segment.value)
      let (end, overflow) = start.addingReportingOverflow(size)
      if value < end || overflow {
        let share = size == 0 ? 0 : Double(max(0, value - start)) / Double(size)
        return column + min(count, Int(share * Double(count)))
      }
      start = end
      column += count
    }
    return column
  }

  /// Cells for each value: in proportion, at least one for what is above zero, `width` in all.
  private static func divide(_ values: [Double], into width: Int) -> [Int] {
    let total = values.reduce(0, +)
    guard total > 0, width > 0 else { return values.map { _ in 0 } }
    let ideal = values.map { $0 / total * Double(width) }
    var cells = ideal.map { $0 > 0 ? max(1, Int($0)) : 0 }
    var missing = width - cells.reduce(0, +)
    while missing != 0 {
      let least = missing > 0 ? 0 : (cells.contains { $0 > 1 } ? 2 : 1)
      let candidates = cells.indices.filter { ideal[$0] > 0 && cells[$0] >= least }
      let error = { (index: Int) in ideal[index] - Double(cells[index]) }
      let chosen =
        missing > 0
        ? candidates.max { error($0) < error($1) } : candidates.min { error($0) < error($1) }
      guard let chosen else { break }
      cells[chosen] += missing > 0 ? 1 : -1
      missing += missing > 0 ? -1 : 1
    }
    return cells
  }
}

/// A line of a log, cut at the numbers that change when it is written again.
struct LineTemplate: Sendable {
  /// All that stays, without the slots.
  private(set) var text: [UInt8] = []
  /// The slots, and how far the text goes before each.
  private(set) var cuts: [(end: Int, slot: Slot)] = []

  /// What every number can be at most, and thus how much room it needs.
  static let digitsAtMost = 20

  /// How many bytes the line takes at most.
  var maximalLength: Int { text.count + cuts.count * Self.digitsAtMost }

  mutating func append(_ bytes: some Collection<UInt8>) {
    text.append(contentsOf: bytes)
  }

  mutating func append(_ slot: Slot) {
    cuts.append((text.count, slot))
  }

  var slots: [Slot] { cuts.map(\.slot) }

  /// The same line, with other slots at the same places.
  func mapSlots(_ transform: (Slot) -> Slot) -> LineTemplate {
    var mapped = self
    mapped.cuts = cuts.map { ($0.end, transform($0.slot)) }
    return mapped
  }

  /// What two lines have in common if they differ in nothing but numbers.
  var outline: [UInt8] {
    var outline: [UInt8] = []
    var start = 0
    for cut in cuts {
      outline += text[start..<cut.end]
      outline.append(0)
      start = cut.end
    }
    return outline + text[start...]
  }
}

/// Figures of which only the order and the size count.
struct Sample: Hashable, Sendable {
  /// From the smallest to the largest.
  let sorted: [Double]

  init(_ values: [Double]) {
    sorted = values.filter(\.isFinite).sorted()
  }

  var count: Int { sorted.count }

  var median: Double? { quantile(0.5) }

  /// The value below which a share of them lies, in a straight line between the two nearest; nil if
  /// there are none.
  func quantile(_ share: Double) -> Double? {
    guard let first = sorted.first, let last = sorted.last else { return nil }
    let place = min(max(share, 0), 1) * Double(sorted.count - 1)
    let index = Int(place.rounded(.down))
    guard index + 1 < sorted.count else { return last }
    guard sorted.indices.contains(index) else { return first }
    return sorted[index] + (sorted[index + 1] - sorted[index]) * (place - Double(index))
  }

  /// The median of how far off ratios are, whichever way: of a half and of a double it is 2.
  var medianFactor: Double? {
    Sample(sorted.filter { $0 > 0 }.map { max($0, 1 / $0) }).median
  }
}

/// How many of how many.
struct Share: Hashable, Sendable {
  var part: Int
  var whole: Int

  init(_ part: Int, of whole: Int) {
    self.part = part
    self.whole = whole
  }

  /// Counts those that hold.
  init<Element>(of all: [Element], _ holds: (Element) -> Bool) {
    self.init(all.count(where: holds), of: all.count)
  }

  /// From 0 to 1; nil of nothing.
  var value: Double? { whole > 0 ? Double(part) / Double(whole) : nil }
}

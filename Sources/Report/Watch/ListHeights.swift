import Watch

/// How many rows each list has, where they share what a screen has.
struct ListHeights {
  private var heights: [ViewState.List: Int] = [:]

  /// Shares the rows out one by one, beginning with the list in which the arrows move, until each
  /// list has what it wants or none is left.
  init(wanted: [(list: ViewState.List, count: Int)], focus: ViewState.List, rows: Int) {
    let order = wanted.filter { $0.list == focus } + wanted.filter { $0.list != focus }
    var left = rows
    var isSharing = true
    while left > 0, isSharing {
      isSharing = false
      for (list, count) in order where left > 0 && heights[list, default: 0] < count {
        heights[list, default: 0] += 1
        left -= 1
        isSharing = true
      }
    }
  }

  subscript(list: ViewState.List) -> Int { heights[list] ?? 0 }
}

/// Which items of a list are seen in so many rows, so that the chosen one is among them.
struct ListWindow {
  let range: Range<Int>
  private let count: Int

  init(count: Int, chosen: Int, rows: Int) {
    self.count = count
    let height = max(0, min(rows, count))
    let start = min(max(0, chosen - height / 2), count - height)
    range = start..<(start + height)
  }

  /// Which items these are, where not all are seen; else empty.
  var position: String {
    range.count == count || range.isEmpty
      ? "" : "\(range.lowerBound + 1)–\(range.upperBound) of \(count)"
  }
}

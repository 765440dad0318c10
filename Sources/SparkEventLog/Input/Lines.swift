extension [UInt8] {
  /// Calls `body` with every line in the first `count` bytes that is neither empty nor too long,
  /// without its line end, and with whether it has none; returns how many were too long.
  func forEachLine<Failure: Error>(
    inFirst count: Int, longestLine limit: Int,
    _ body: (RawSpan, _ isLast: Bool) throws(Failure) -> Void
  ) throws(Failure) -> Int {
    var oversized = 0
    var start = 0
    // Every element is an initialized byte, so every byte may be seen.
    let bytes = unsafe span.bytes
    while start < count {
      let newline = newline(in: self, start..<count)
      let end = newline ?? count
      if end - start > limit {
        oversized += 1
      } else if end > start {
        try body(bytes.extracting(start..<end), newline == nil)
      }
      start = end + 1
    }
    return oversized
  }
}

/// Gives whole lines of a source as soon as they are there.
///
/// ``LineBatches`` waits until a buffer is full, which takes long in a log that grows slowly.
struct GrowingLines {
  private let source: any ByteSource
  private let longestLine: Int
  private var buffer: [UInt8]
  private var filled = 0
  private var isInsideOversizedLine = false
  private var passedOver = 0

  init(
    _ source: any ByteSource, usualSize: Int = LineBatches.usualSize,
    longestLine: Int = LineBatches.longestLine
  ) {
    self.source = source
    self.longestLine = max(1, longestLine)
    buffer = [UInt8](repeating: 0, count: max(1, usualSize))
  }

  /// Reads once, and calls `body` if that made a line whole: with a buffer, and how many bytes at
  /// its beginning are lines. At the end, what has no line end is given as the last line.
  ///
  /// - Returns: Whether there may be more.
  /// - Throws: What the source throws.
  mutating func next(
    _ body: (_ buffer: [UInt8], _ count: Int) -> Void
  ) throws(EventLogError) -> Bool {
    makeRoom()
    let read = try source.read(into: &buffer, at: filled)
    guard read > 0 else {
      if filled > 0, !isInsideOversizedLine { body(buffer, filled) }
      filled = 0
      return false
    }
    // What was there before holds no line end, or it would have been given.
    var unseen = filled
    filled += read
    if isInsideOversizedLine {
      guard let end = newline(in: buffer, 0..<filled) else {
        filled = 0
        return true
      }
      isInsideOversizedLine = false
      keep(from: end + 1)
      unseen = 0
    }
    guard let last = buffer[unseen..<filled].lastIndex(of: UInt8(ascii: "\n")) else {
      return true
    }
    body(buffer, last + 1)
    keep(from: last + 1)
    return true
  }

  /// How many lines were passed over, since this was last asked, because they are too long.
  mutating func takePassedOver() -> Int {
    defer { passedOver = 0 }
    return passedOver
  }

  /// Moves what is not used yet to the front.
  private mutating func keep(from start: Int) {
    let rest = Array(buffer[start..<filled])
    buffer.replaceSubrange(0..<rest.count, with: rest)
    filled = rest.count
  }

  /// Grows for a line that is longer than the buffer, up to the longest that is read.
  private mutating func makeRoom() {
    guard filled == buffer.count else { return }
    if buffer.count > longestLine {
      isInsideOversizedLine = true
      passedOver += 1
      filled = 0
    } else {
      buffer += [UInt8](repeating: 0, count: min(buffer.count, longestLine - buffer.count + 1))
    }
  }
}

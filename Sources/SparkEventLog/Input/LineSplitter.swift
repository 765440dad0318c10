/// Cuts a source into lines through one buffer that never grows beyond a limit.
struct LineSplitter {
  /// What a splitter hands out.
  enum Piece {
    case line
    /// The last line, which no line end follows.
    case lastLine
  }

  /// Lines longer than this many bytes are passed over and counted.
  static let longestLine = 32 << 20

  private var batches: LineBatches
  private let limit: Int
  private var oversizedLinesInBatches = 0

  /// Lines that were longer than the limit.
  var oversizedLines: Int { oversizedLinesInBatches + batches.oversizedLines }
  /// Bytes taken from the source.
  var byteCount: Int64 { batches.byteCount }

  init(_ source: any ByteSource, longestLine limit: Int = Self.longestLine) {
    batches = LineBatches(source, longestLine: limit)
    self.limit = limit
  }

  /// Calls `body` with every line that is not empty, without its line end.
  ///
  /// - Parameters:
  ///   - body: Takes a line.
  ///   - onRead: Called whenever the source gave bytes, with the number of all bytes so far, so
  ///     that a source without line ends can be given up.
  /// - Throws: What the source, `body` or `onRead` throws.
  mutating func forEachLine(
    _ body: (Piece, RawSpan) throws(EventLogError) -> Void,
    onRead: (Int64) throws(EventLogError) -> Void = { _ in }
  ) throws(EventLogError) {
    var buffer: [UInt8] = []
    while let count = try batches.next(into: &buffer) {
      try onRead(batches.byteCount)
      oversizedLinesInBatches += try buffer.forEachLine(
        inFirst: count, longestLine: limit, body)
    }
  }
}

extension [UInt8] {
  /// Calls `body` with every line in the first `count` bytes that is neither empty nor too long,
  /// without its line end; returns how many were too long.
  func forEachLine<Failure: Error>(
    inFirst count: Int, longestLine limit: Int,
    _ body: (LineSplitter.Piece, RawSpan) throws(Failure) -> Void
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
        try body(newline == nil ? .lastLine : .line, bytes.extracting(start..<end))
      }
      start = end + 1
    }
    return oversized
  }
}

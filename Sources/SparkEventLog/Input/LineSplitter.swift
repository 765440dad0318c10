#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

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
  private static let smallestBuffer = 256 << 10

  private let source: any ByteSource
  private let limit: Int
  private var buffer = [UInt8](repeating: 0, count: smallestBuffer)
  private var start = 0
  private var end = 0
  private var searched = 0
  private var isInsideOversizedLine = false

  /// Lines that were longer than the limit.
  private(set) var oversizedLines = 0
  /// Bytes taken from the source.
  private(set) var byteCount: Int64 = 0

  init(_ source: any ByteSource, longestLine limit: Int = Self.longestLine) {
    self.source = source
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
    while true {
      while let newline = nextNewline() {
        if isInsideOversizedLine {
          isInsideOversizedLine = false
        } else if newline - start > limit {
          oversizedLines += 1
        } else if newline > start {
          // Every element of the buffer is an initialized byte, so every byte may be seen.
          unsafe try body(.line, buffer.span.bytes.extracting(start..<newline))
        }
        start = newline + 1
        searched = start
      }
      searched = end
      if end - start > limit {
        oversizedLines += isInsideOversizedLine ? 0 : 1
        isInsideOversizedLine = true
        start = end
      }
      guard try fill() else { break }
      try onRead(byteCount)
    }
    if end > start && !isInsideOversizedLine {
      unsafe try body(.lastLine, buffer.span.bytes.extracting(start..<end))
    }
  }

  private func nextNewline() -> Int? {
    unsafe buffer.withUnsafeBytes { bytes in
      guard searched < end, let base = bytes.baseAddress else { return nil }
      // `searched..<end` lies within the buffer, so memchr reads initialized bytes only.
      guard let found = unsafe memchr(base + searched, 0x0A, end - searched) else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
  }

  private mutating func fill() throws(EventLogError) -> Bool {
    if start > 0 {
      // In place: a slice of the buffer would make it shared, and so copy all of it.
      let kept = start..<end
      unsafe buffer.withUnsafeMutableBytes { bytes in
        // The range is within the buffer, and what is copied may overlap with where it goes.
        unsafe bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[kept]))
      }
      searched -= start
      end -= start
      start = 0
    }
    if end == buffer.count {
      buffer.append(contentsOf: repeatElement(0, count: buffer.count))
    }
    let read = try source.read(into: &buffer, at: end)
    end += read
    byteCount += Int64(read)
    return read > 0
  }
}

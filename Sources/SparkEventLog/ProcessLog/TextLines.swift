/// The lines of a text that people or programs wrote for people: a GC log, the output of a process.
///
/// Unlike the lines of an event log, a long one is cut and not passed over, because what matters
/// stands at its beginning; and empty ones count, so that a line can be found by its number.
enum TextLines {
  /// Of a longer line only so many bytes are seen.
  static let longestLine = 1 << 20

  /// Decodes `file` and calls `body` with every line, without its end.
  ///
  /// - Parameters:
  ///   - file: What to read.
  ///   - name: How messages name it.
  ///   - limit: Of a longer line only so many bytes are seen.
  ///   - body: Takes the bytes of a line; returns whether it wants more.
  /// - Returns: Why not all of it could be read; nil if it could, or if `body` wanted no more.
  /// - Throws: ``EventLogError`` if it cannot be read at all.
  static func forEach(
    in file: any ByteSource, name: String, limit: Int = longestLine, _ body: (RawSpan) -> Bool
  ) throws(EventLogError) -> String? {
    let source = try Codec.decoded(file, name: name)
    var buffer = [UInt8](repeating: 0, count: limit)
    var end = 0
    var isInsideLongLine = false
    while true {
      let read = try source.read(into: &buffer, at: end)
      end += read
      var start = 0
      while let newline = buffer[start..<end].firstIndex(of: 0x0A) {
        if !isInsideLongLine, !body(view(of: buffer, start..<newline)) { return nil }
        isInsideLongLine = false
        start = newline + 1
      }
      if read == 0 || (start == 0 && end == limit) {
        if start < end, !isInsideLongLine, !body(view(of: buffer, start..<end)) { return nil }
        if read == 0 { return source.damage?.description }
        isInsideLongLine = true
        start = end
      }
      // The beginning of the next line moves to the front.
      buffer.replaceSubrange(0..<(end - start), with: buffer[start..<end])
      end -= start
    }
  }

  @_lifetime(borrow buffer)
  private static func view(of buffer: borrowing [UInt8], _ range: Range<Int>) -> RawSpan {
    // Every element of the buffer is an initialized byte, so every byte may be seen.
    unsafe buffer.span.bytes.extracting(range)
  }
}

extension RawSpan {
  /// The first bytes as text; what is no UTF-8 is replaced.
  func text(limit: Int) -> String {
    // The bytes lie within the span, and are copied before the closure ends.
    unsafe extracting(0..<Swift.min(byteCount, limit)).withUnsafeBytes { bytes in
      unsafe String(decoding: bytes, as: UTF8.self)
    }
  }
}

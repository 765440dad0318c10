/// The lines of a text that people or programs wrote for people: a GC log, the output of a process.
enum TextLines {
  /// Longer lines are passed over.
  static let longestLine = 1 << 20

  /// Decodes `file` and calls `body` with every line that is not empty.
  ///
  /// - Parameters:
  ///   - body: Takes the bytes of a line; returns whether it wants more.
  /// - Returns: Why not all of it could be read; nil if it could, or if `body` wanted no more.
  /// - Throws: ``EventLogError`` if it cannot be read at all.
  static func forEach(
    in file: any ByteSource, name: String,
    _ body: (RawSpan) -> Bool
  ) throws(EventLogError) -> String? {
    let source = try Codec.decoded(file, name: name)
    var splitter = LineSplitter(source, longestLine: longestLine)
    var wantsMore = true
    do throws(EventLogError) {
      try splitter.forEachLine { _, line throws(EventLogError) in
        wantsMore = body(line)
        // The only way out of the loop; it is caught below and never seen.
        if !wantsMore { throw EventLogError(.unreadable, path: name, message: "") }
      }
    } catch {
      if wantsMore { throw error }
      return nil
    }
    if splitter.oversizedLines > 0 {
      return "has \(splitter.oversizedLines) lines of more than 1 MiB, which were passed over"
    }
    return source.damage
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

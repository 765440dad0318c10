import CScan

/// A place in the bytes of a JSON text, and how to move on from it.
///
/// Safe: `start` and `count` are those of a span, which the cursor's own lifetime cannot exceed, and
/// every load is of a byte whose offset was compared with `count` before. `RawSpan`'s loads would
/// compare once more, for every byte of a log.
@safe
struct JSONCursor: ~Escapable {
  private let start: UnsafeRawPointer
  private let count: Int
  /// The offset of the next byte: 0 … `count`, whatever moves it.
  private(set) var position = 0
  /// Whether the string that was scanned last has escapes in it.
  private(set) var stringHadEscapes = false

  @_lifetime(copy bytes)
  init(_ bytes: RawSpan) {
    // Nothing is read through the pointer after the span's life, as the declaration above says.
    unsafe start = bytes.withUnsafeBytes { unsafe ballast_address($0.baseAddress) }
    count = bytes.byteCount
  }

  /// Whether all bytes were read.
  var isAtEnd: Bool { position == count }

  /// The byte at the position; nil at the end.
  @inline(__always)
  var byte: UInt8? {
    position < count ? load(position) : nil
  }

  /// The byte at an offset, which was compared with `count`.
  @inline(__always)
  private func load(_ offset: Int) -> UInt8 {
    assert(offset >= 0 && offset < count)
    return unsafe start.load(fromByteOffset: offset, as: UInt8.self)
  }

  /// Moves back to where the cursor has been.
  mutating func rewind(to offset: Int) {
    position = min(max(offset, 0), position)
  }

  /// Moves past the next byte, if there is one.
  @inline(__always)
  mutating func advance() {
    if !isAtEnd { position &+= 1 }
  }

  /// Moves past one byte, which must be this one.
  @inline(__always)
  mutating func expect(_ wanted: UInt8) throws(JSONError) {
    guard let found = byte else { throw .cut(at: position) }
    guard found == wanted else { throw .malformed(at: position) }
    position &+= 1
  }

  /// Moves to the next byte that is no white space.
  @inline(__always)
  mutating func skipWhitespace() throws(JSONError) {
    // Spark writes none.
    if let next = byte, next <= 0x20 { try skipSomeWhitespace() }
  }

  private mutating func skipSomeWhitespace() throws(JSONError) {
    while let next = byte, next <= 0x20 {
      guard next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 else {
        throw .malformed(at: position)
      }
      position &+= 1
    }
  }

  /// Moves past decimal digits.
  ///
  /// - Returns: How many there are, and their value if those are no more than 18.
  @inline(__always)
  mutating func scanDigits() -> (count: Int, value: UInt64) {
    var offset = position
    var value: UInt64 = 0
    while offset < count {
      let digit = load(offset) &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      value = value &* 10 &+ UInt64(digit)
      offset &+= 1
    }
    defer { position = offset }
    return (offset &- position, value)
  }

  /// Moves past the fields that come next, at the beginning of an object, as long as they are the
  /// expected ones and plain integers.
  ///
  /// - Parameters:
  ///   - names: The fields in the expected order.
  ///   - body: Takes the values, which belong to the first of the names.
  /// - Returns: How many fields there were.
  @inline(__always)
  mutating func readLeadingIntegers<Field>(
    _ names: FieldNames<Field>, _ body: (borrowing Span<Int64>) -> Void
  ) -> Int {
    // `position` is never beyond the bytes.
    let (rest, restCount) = unsafe (start + position, count &- position)
    let progress = unsafe withUnsafeTemporaryAllocation(of: Int64.self, capacity: 32) { values in
      guard let room = values.baseAddress else { return ballast_progress() }
      let progress = unsafe names.withNames { names in
        unsafe ballast_leading_integers(rest, restCount, names, room, values.count)
      }
      // So many values were written, into the room that there is.
      unsafe body(UnsafeBufferPointer(start: room, count: progress.fields).span)
      return progress
    }
    position &+= progress.bytes
    return progress.fields
  }

  /// Moves past a number or a word.
  @inline(__always)
  mutating func skipScalar() {
    // Most are digits, and a comma or a brace follows.
    _ = scanDigits()
    if let next = byte, next == UInt8(ascii: ",") || next == UInt8(ascii: "}") { return }
    skipRestOfScalar()
  }

  private mutating func skipRestOfScalar() {
    while let next = byte {
      switch next {
      case 0...0x20, UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"),
        UInt8(ascii: ":"), UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["):
        return
      default: position &+= 1
      }
    }
  }

  /// Moves past the object or array that begins here, however deep it is.
  mutating func skipContainer() throws(JSONError) {
    let length = unsafe withRest { unsafe ballast_container_length($0, $1) }
    guard length > 0 else {
      position = count
      throw .cut(at: position)
    }
    position &+= length
  }

  /// Moves past the string that begins here; returns the range between its quotes.
  @inline(__always)
  mutating func scanString() throws(JSONError) -> Range<Int> {
    try expect(UInt8(ascii: "\""))
    stringHadEscapes = false
    let first = position
    // Most strings are names, and short.
    var offset = first
    let near = min(count, first &+ Self.shortString)
    while offset < near {
      let next = load(offset)
      if next == UInt8(ascii: "\"") {
        position = offset &+ 1
        return first..<offset
      }
      if next == UInt8(ascii: "\\") { break }
      offset &+= 1
    }
    position = offset
    try finishString()
    return first..<(position &- 1)
  }

  private static let shortString = 16

  private mutating func finishString() throws(JSONError) {
    while true {
      position &+= unsafe withRest { unsafe ballast_string_stop($0, $1) }
      guard let stop = byte else { throw .cut(at: position) }
      position &+= 1
      if stop == UInt8(ascii: "\"") { return }
      stringHadEscapes = true
      guard byte != nil else { throw .cut(at: position) }
      position &+= 1
    }
  }

  /// Moves past these bytes if they come next, else stays.
  @inline(__always)
  mutating func skip(_ wanted: RawSpan) -> Bool {
    guard matches(wanted, at: position) else { return false }
    position &+= wanted.byteCount
    return true
  }

  /// Moves past a comma and these bytes if they come next, else stays.
  @inline(__always)
  mutating func skipComma(and wanted: RawSpan) -> Bool {
    guard byte == UInt8(ascii: ","), matches(wanted, at: position &+ 1) else { return false }
    position &+= 1 &+ wanted.byteCount
    return true
  }

  /// Whether these bytes stand at an offset.
  @inline(__always)
  func matches(_ wanted: RawSpan, at offset: Int) -> Bool {
    let length = wanted.byteCount
    guard offset >= 0, offset <= count &- length else { return false }
    return unsafe wanted.withUnsafeBytes { wanted in
      // `length` bytes from `offset` on lie within the bytes, as was checked above.
      unsafe ballast_same(start + offset, ballast_address(wanted.baseAddress), length) != 0
    }
  }

  /// Whether one of these stands between two offsets, as it is: what is written there with escapes
  /// is not recognized.
  func contains(anyOf wanted: [[UInt8]], in range: Range<Int>) -> Bool {
    range.clamped(to: 0..<count).contains { offset in
      let first = load(offset)
      return wanted.contains { wanted in
        // Every element is an initialized byte, so every byte may be seen.
        unsafe wanted.first == first && offset + wanted.count <= range.upperBound
          && matches(wanted.span.bytes, at: offset)
      }
    }
  }

  /// The text between two offsets, of which at most `limit` bytes are kept.
  func text(of range: Range<Int>, hasEscapes: Bool, limit: Int) -> String {
    let range = range.clamped(to: 0..<count)
    if !hasEscapes {
      var kept = range.prefix(limit)
      // Not in the middle of a character.
      while kept.endIndex < range.endIndex, load(kept.endIndex) & 0xC0 == 0x80 {
        guard kept.popLast() != nil else { break }
      }
      // The range lies within the bytes, and the text is a copy.
      let text = unsafe UnsafeRawBufferPointer(
        start: start + kept.startIndex, count: kept.count)
      return unsafe String(decoding: text, as: UTF8.self)
    }
    var unescaper = JSONUnescaper(limit: limit)
    for offset in range {
      guard unescaper.append(load(offset)) else { break }
    }
    return unescaper.text
  }

  /// Calls a C function with the address and the number of the bytes that are left.
  @inline(__always)
  private func withRest(_ body: (UnsafeRawPointer, Int) -> Int) -> Int {
    // `position` is never beyond the bytes.
    unsafe body(start + position, count &- position)
  }
}

import CScan

/// A place in the bytes of a JSON text, and how to move on from it.
///
/// Safe: `bytes` are those of a span, which the cursor's own lifetime cannot exceed, and every load
/// is of a byte whose offset was compared with their count before. `RawSpan`'s loads would compare
/// once more, for every byte of a log; those of a buffer pointer do so in debug builds only.
@safe
struct JSONCursor: ~Escapable {
  private let bytes: UnsafeRawBufferPointer
  /// The offset of the next byte: 0 … `bytes.count`, whatever moves it.
  private(set) var position = 0
  /// Whether the string that was scanned last has escapes in it.
  private(set) var stringHadEscapes = false

  @_lifetime(copy bytes)
  init(_ bytes: RawSpan) {
    // Nothing is read through the pointer after the span's life, as the declaration above says.
    unsafe self.bytes = bytes.withUnsafeBytes { unsafe $0 }
  }

  /// Whether all bytes were read.
  var isAtEnd: Bool { position == (unsafe bytes.count) }

  /// The byte at the position; nil at the end.
  @inline(__always)
  var byte: UInt8? {
    unsafe position < bytes.count ? bytes[position] : nil
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
    let first = position
    var value: UInt64 = 0
    while let digit = byte, digit &- UInt8(ascii: "0") < 10 {
      value = value &* 10 &+ UInt64(digit &- UInt8(ascii: "0"))
      position &+= 1
    }
    return (position &- first, value)
  }

  /// Moves past a number or a word.
  mutating func skipScalar() {
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
      unsafe position = bytes.count
      throw .cut(at: position)
    }
    position &+= length
  }

  /// Moves past the string that begins here; returns the range between its quotes.
  @inline(__always)
  mutating func scanString() throws(JSONError) -> Range<Int> {
    try expect(UInt8(ascii: "\""))
    stringHadEscapes = false
    let start = position
    // Most strings are names, and short.
    let near = unsafe min(bytes.count, position &+ Self.shortString)
    while position < near {
      let next = unsafe bytes[position]
      if next == UInt8(ascii: "\"") {
        position &+= 1
        return start..<(position &- 1)
      }
      if next == UInt8(ascii: "\\") { break }
      position &+= 1
    }
    try finishString()
    return start..<(position &- 1)
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
    let count = wanted.byteCount
    guard offset >= 0, unsafe offset <= bytes.count &- count else { return false }
    return unsafe wanted.withUnsafeBytes { wanted in
      // `count` bytes from `offset` on lie within the bytes, as was checked above.
      guard let base = unsafe bytes.baseAddress, let other = wanted.baseAddress else {
        return true
      }
      return unsafe ballast_same(base + offset, other, count) != 0
    }
  }

  /// Whether one of these stands between two offsets, as it is: what is written there with escapes
  /// is not recognized.
  func contains(anyOf wanted: [[UInt8]], in range: Range<Int>) -> Bool {
    unsafe bytes[range].indices.contains { offset in
      wanted.contains { wanted in
        // Every element is an initialized byte, so every byte may be seen.
        unsafe wanted.first == bytes[offset] && offset + wanted.count <= range.upperBound
          && matches(wanted.span.bytes, at: offset)
      }
    }
  }

  /// The text between two offsets, of which at most `limit` bytes are kept.
  func text(of range: Range<Int>, hasEscapes: Bool, limit: Int) -> String {
    // Slicing checks the range against the bounds in debug builds; ranges come from `scanString`.
    let text = unsafe bytes[range]
    if !hasEscapes {
      var kept = unsafe text.prefix(limit)
      // Not in the middle of a character.
      while unsafe kept.endIndex < text.endIndex, unsafe text[kept.endIndex] & 0xC0 == 0x80 {
        guard unsafe kept.popLast() != nil else { break }
      }
      return unsafe String(decoding: UnsafeRawBufferPointer(rebasing: kept), as: UTF8.self)
    }
    var unescaper = JSONUnescaper(limit: limit)
    for offset in range {
      guard unescaper.append(unsafe bytes[offset]) else { break }
    }
    return unescaper.text
  }

  /// Calls a C function with the address and the number of the bytes that are left.
  @inline(__always)
  private func withRest(_ body: (UnsafeRawPointer, Int) -> Int) -> Int {
    // `position` is never beyond the bytes. Without an address there are none.
    guard let base = unsafe bytes.baseAddress else { return 0 }
    return unsafe body(base + position, bytes.count &- position)
  }
}

/// A place in the bytes of a JSON text, and how to move on from it.
///
/// Every access is checked against the bounds of the bytes. `RawSpan`'s loads are called unsafe
/// because any bit pattern becomes the asked type; for integers every bit pattern is a value, and
/// the bounds are checked by the load itself.
struct JSONCursor: ~Escapable {
  private let bytes: RawSpan
  /// The offset of the next byte.
  var position = 0
  /// Whether the string that was scanned last has escapes in it.
  private(set) var stringHadEscapes = false

  @_lifetime(copy bytes)
  init(_ bytes: RawSpan) {
    self.bytes = bytes
  }

  /// Whether all bytes were read.
  var isAtEnd: Bool { position == bytes.byteCount }

  /// The byte at the position; nil at the end.
  var byte: UInt8? {
    position < bytes.byteCount ? self[position] : nil
  }

  /// The byte at an offset, which is checked against the bounds.
  subscript(_ offset: Int) -> UInt8 {
    unsafe bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
  }

  /// Whether the byte is a decimal digit.
  func isDigit(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10
  }

  /// Moves past one byte, which must be this one.
  mutating func expect(_ wanted: UInt8) throws(JSONError) {
    guard let found = byte else { throw .cut(at: position) }
    guard found == wanted else { throw .malformed(at: position) }
    position += 1
  }

  /// Moves to the next byte that is no white space.
  mutating func skipWhitespace() throws(JSONError) {
    while let next = byte, next <= 0x20 {
      guard next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 else {
        throw .malformed(at: position)
      }
      position += 1
    }
  }

  /// Moves past a number or a word.
  mutating func skipScalar() {
    while let next = byte {
      switch next {
      case 0...0x20, UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"),
        UInt8(ascii: ":"), UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["):
        return
      default: position += 1
      }
    }
  }

  /// Moves past the object or array that begins here, however deep it is.
  mutating func skipContainer() throws(JSONError) {
    var depth = 0
    while let next = byte {
      switch next {
      case UInt8(ascii: "\""):
        _ = try scanString()
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      position += 1
      if depth == 0 { return }
    }
    throw .cut(at: position)
  }

  /// Moves past the string that begins here; returns the range between its quotes.
  ///
  /// Eight bytes at a time: a byte of `word ^ pattern` is zero where the pattern's byte stands, and
  /// `(x − 1) & ~x` sets the top bit of the lowest zero byte.
  mutating func scanString() throws(JSONError) -> Range<Int> {
    try expect(UInt8(ascii: "\""))
    let start = position
    stringHadEscapes = false
    let ones: UInt64 = 0x0101_0101_0101_0101
    while true {
      while position &+ 8 <= bytes.byteCount {
        let word = unsafe bytes.unsafeLoadUnaligned(
          fromByteOffset: position, as: UInt64.self
        ).littleEndian
        let quotes = word ^ 0x2222_2222_2222_2222
        let escapes = word ^ 0x5C5C_5C5C_5C5C_5C5C
        let hits =
          (((quotes &- ones) & ~quotes) | ((escapes &- ones) & ~escapes)) & 0x8080_8080_8080_8080
        guard hits == 0 else {
          position &+= hits.trailingZeroBitCount >> 3
          break
        }
        position &+= 8
      }
      guard let next = byte else { throw .cut(at: position) }
      switch next {
      case UInt8(ascii: "\""):
        position += 1
        return start..<(position - 1)
      case UInt8(ascii: "\\"):
        stringHadEscapes = true
        position += 2
        guard position <= bytes.byteCount else { throw .cut(at: bytes.byteCount) }
      default: position += 1
      }
    }
  }

  /// The text between two offsets, of which at most `limit` bytes are kept.
  func text(of range: Range<Int>, hasEscapes: Bool, limit: Int) -> String {
    if !hasEscapes {
      var kept = range.prefix(limit)
      // Not in the middle of a character.
      while kept.endIndex < range.endIndex, self[kept.endIndex] & 0xC0 == 0x80 {
        guard kept.popLast() != nil else { break }
      }
      // The buffer is only read while the closure runs, and the span outlives the closure.
      return unsafe bytes.extracting(kept.startIndex..<kept.endIndex)
        .withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
    }
    var unescaper = JSONUnescaper(limit: limit)
    for offset in range {
      guard unescaper.append(self[offset]) else { break }
    }
    return unescaper.text
  }
}

extension JSONScanner {
  /// Reads a string of which at most `limit` bytes are kept; nil, having skipped it, if the value
  /// is none.
  mutating func readString(limit: Int = .max) throws(JSONError) -> String? {
    try cursor.skipWhitespace()
    guard cursor.byte == UInt8(ascii: "\"") else {
      try skipValue()
      return nil
    }
    let range = try cursor.scanString()
    return cursor.text(of: range, hasEscapes: cursor.stringHadEscapes, limit: limit)
  }

  /// Reads a string and tells whether one of these is in it; false, having skipped it, if the value
  /// is no string.
  mutating func readString(containsAnyOf wanted: [[UInt8]]) throws(JSONError) -> Bool {
    try cursor.skipWhitespace()
    guard cursor.byte == UInt8(ascii: "\"") else {
      try skipValue()
      return false
    }
    let range = try cursor.scanString()
    return cursor.contains(anyOf: wanted, in: range)
  }

  /// Reads an integer, held at the bounds of its type; nil, having skipped it, if the value is no
  /// number. A fraction is cut off.
  @inline(__always)
  mutating func readInteger() throws(JSONError) -> Int64? {
    try cursor.skipWhitespace()
    let start = cursor.position
    let isNegative = cursor.byte == UInt8(ascii: "-")
    if isNegative { cursor.advance() }
    let (count, magnitude) = cursor.scanDigits()
    if count > 0, count <= Self.digitsThatFit, cursor.byte.map(Self.mayFollowInteger) ?? false {
      return isNegative ? -Int64(magnitude) : Int64(magnitude)
    }
    cursor.rewind(to: start)
    return try readUnusualInteger()
  }

  private static func mayFollowInteger(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
  }

  /// Reads what is a fraction, out of bounds, or no number.
  private mutating func readUnusualInteger() throws(JSONError) -> Int64? {
    guard let first = cursor.byte, first == UInt8(ascii: "-") || Self.isDigit(first) else {
      try skipValue()
      return nil
    }
    let start = cursor.position
    let isNegative = first == UInt8(ascii: "-")
    if isNegative { cursor.advance() }
    let count = cursor.scanDigits().count
    if let next = cursor.byte, next == UInt8(ascii: ".") || next | 0x20 == UInt8(ascii: "e") {
      cursor.rewind(to: start)
      return try readDouble().map(clampedInteger)
    }
    guard count > 0 else {
      throw cursor.isAtEnd ? .cut(at: cursor.position) : .malformed(at: cursor.position)
    }
    let text = cursor.text(of: start..<cursor.position, hasEscapes: false, limit: .max)
    return Int64(text) ?? (isNegative ? .min : .max)
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10
  }

  /// Any number of so many digits is an `Int64`.
  private static let digitsThatFit = 18

  /// Reads an integer as a count or an id.
  mutating func readInt() throws(JSONError) -> Int? {
    try readInteger().map { Int(clamping: $0) }
  }

  /// Reads a number; nil, having skipped it, if the value is none.
  mutating func readDouble() throws(JSONError) -> Double? {
    try cursor.skipWhitespace()
    guard let first = cursor.byte, first == UInt8(ascii: "-") || Self.isDigit(first) else {
      try skipValue()
      return nil
    }
    let start = cursor.position
    cursor.skipScalar()
    return Double(cursor.text(of: start..<cursor.position, hasEscapes: false, limit: .max))
  }

  /// Reads true or false; nil, having skipped it, if the value is neither.
  mutating func readBoolean() throws(JSONError) -> Bool? {
    let first = try nextByte()
    try skipValue()
    switch first {
    case UInt8(ascii: "t"): return true
    case UInt8(ascii: "f"): return false
    default: return nil
    }
  }

  /// The byte with which the next value begins; nil at the end.
  mutating func nextByte() throws(JSONError) -> UInt8? {
    try cursor.skipWhitespace()
    return cursor.byte
  }

  /// Skips one value of any kind.
  mutating func skipValue() throws(JSONError) {
    try cursor.skipWhitespace()
    switch cursor.byte {
    case nil: throw .cut(at: cursor.position)
    case UInt8(ascii: "\""): _ = try cursor.scanString()
    case UInt8(ascii: "{"), UInt8(ascii: "["): try cursor.skipContainer()
    default:
      let start = cursor.position
      cursor.skipScalar()
      guard cursor.position > start else { throw .malformed(at: cursor.position) }
    }
  }

  /// Checks that nothing but white space follows.
  mutating func expectEnd() throws(JSONError) {
    try cursor.skipWhitespace()
    guard cursor.isAtEnd else { throw .malformed(at: cursor.position) }
  }
}

/// The integer nearest to zero from a number, held at the bounds of the type.
private func clampedInteger(_ number: Double) -> Int64 {
  guard !number.isNaN else { return 0 }
  if number >= 0x1p63 { return .max }
  if number < -0x1p63 { return .min }
  return Int64(number)
}

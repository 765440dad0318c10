/// Reads one JSON value from bytes, from left to right, without building a tree.
///
/// It looks only at what is asked for; everything else is skipped by its outline (strings and
/// brackets), so a skipped value is not checked for JSON's finer grammar.
struct JSONScanner: ~Escapable {
  private var cursor: JSONCursor
  private var key = 0..<0
  private var keyHasEscapes = false

  @_lifetime(copy bytes)
  init(_ bytes: RawSpan) {
    cursor = JSONCursor(bytes)
  }

  // MARK: Objects and arrays

  /// Moves into an object; false, having skipped the value, if the value here is none.
  mutating func openObject() throws(JSONError) -> Bool {
    try open(UInt8(ascii: "{"))
  }

  /// Moves to the value of the object's next field; false, having left the object, if there is no
  /// further one.
  mutating func nextField(isFirst: Bool) throws(JSONError) -> Bool {
    guard try next(isFirst: isFirst, close: UInt8(ascii: "}")) else { return false }
    try cursor.skipWhitespace()
    key = try cursor.scanString()
    keyHasEscapes = cursor.stringHadEscapes
    try cursor.skipWhitespace()
    try cursor.expect(UInt8(ascii: ":"))
    return true
  }

  /// Moves into an array; false, having skipped the value, if the value here is none.
  mutating func openArray() throws(JSONError) -> Bool {
    try open(UInt8(ascii: "["))
  }

  /// Moves to the array's next element; false, having left the array, if there is no further one.
  mutating func nextElement(isFirst: Bool) throws(JSONError) -> Bool {
    try next(isFirst: isFirst, close: UInt8(ascii: "]"))
  }

  /// Reads an object: calls `field` at each field's value, which must read or skip that value.
  ///
  /// `field` asks ``isAt(_:)`` for the field's name. Returns false, having skipped the value, if
  /// the value here is no object.
  @discardableResult
  mutating func readObject(
    _ field: (inout JSONScanner) throws(JSONError) -> Void
  ) throws(JSONError) -> Bool {
    guard try openObject() else { return false }
    var isFirst = true
    while try nextField(isFirst: isFirst) {
      isFirst = false
      try field(&self)
    }
    return true
  }

  /// Reads an object whose fields mostly come in a known order: calls `read` at each field's value
  /// with the field, nil if its name is none of `names`.
  ///
  /// Returns false, having skipped the value, if the value here is no object.
  @discardableResult
  @inline(__always)
  mutating func readObject<Field>(
    _ names: FieldNames<Field>,
    _ read: (inout JSONScanner, Field?) throws(JSONError) -> Void
  ) throws(JSONError) -> Bool {
    guard try openObject() else { return false }
    var expected = 0
    var isFirst = true
    while true {
      if expected < names.count, advance(to: names.token(expected), isFirst: isFirst) {
        let field = names[expected]
        expected += 1
        isFirst = false
        try read(&self, field)
        continue
      }
      guard try nextField(isFirst: isFirst) else { return true }
      isFirst = false
      let found = index(in: names, from: expected)
      if let found { expected = found + 1 }
      try read(&self, found.map { names[$0] })
    }
  }

  /// Moves to the value of the next field if that field's name and nothing else comes next.
  @inline(__always)
  private mutating func advance(to token: RawSpan, isFirst: Bool) -> Bool {
    isFirst ? cursor.skip(token) : cursor.skipComma(and: token)
  }

  /// Which of the names the field has that is being read.
  private func index<Field>(in names: FieldNames<Field>, from expected: Int) -> Int? {
    if keyHasEscapes {
      let text = keyText
      return (0..<names.count).first { names.name($0) == text }
    }
    for offset in 0..<names.count {
      let index = (expected + offset) % names.count
      let token = names.token(index)
      // A token is the name in quotes, and a colon.
      guard token.byteCount == key.count + 3 else { continue }
      if cursor.matches(token.extracting(1..<(token.byteCount - 2)), at: key.lowerBound) {
        return index
      }
    }
    return nil
  }

  /// Reads an array: calls `element` at each element, which must read or skip it.
  ///
  /// Returns false, having skipped the value, if the value here is no array.
  @discardableResult
  mutating func readArray(
    _ element: (inout JSONScanner) throws(JSONError) -> Void
  ) throws(JSONError) -> Bool {
    guard try openArray() else { return false }
    var isFirst = true
    while try nextElement(isFirst: isFirst) {
      isFirst = false
      try element(&self)
    }
    return true
  }

  private mutating func open(_ bracket: UInt8) throws(JSONError) -> Bool {
    guard try nextByte() == bracket else {
      try skipValue()
      return false
    }
    cursor.advance()
    return true
  }

  @inline(__always)
  private mutating func next(isFirst: Bool, close: UInt8) throws(JSONError) -> Bool {
    guard let byte = try nextByte() else { throw .cut(at: cursor.position) }
    if byte == close {
      cursor.advance()
      return false
    }
    if !isFirst { try cursor.expect(UInt8(ascii: ",")) }
    return true
  }

  /// Whether the text begins with these bytes.
  func begins(with start: borrowing Span<UInt8>) -> Bool {
    // Every element is an initialized byte, so every byte may be seen.
    unsafe cursor.matches(start.bytes, at: 0)
  }

  /// The value of `Event` where that is the object's first field, else nil.
  mutating func readLeadingEventName() throws(JSONError) -> String? {
    try cursor.skipWhitespace()
    try cursor.expect(UInt8(ascii: "{"))
    try cursor.skipWhitespace()
    guard cursor.byte == UInt8(ascii: "\"") else { return nil }
    key = try cursor.scanString()
    keyHasEscapes = cursor.stringHadEscapes
    guard isAt("Event") else { return nil }
    try cursor.skipWhitespace()
    try cursor.expect(UInt8(ascii: ":"))
    return try readString(limit: TextLimit.name)
  }

  /// Whether the field that is being read has this name.
  func isAt(_ name: StaticString) -> Bool {
    if keyHasEscapes { return keyText == name.description }
    guard key.count == name.utf8CodeUnitCount else { return false }
    // A StaticString's code units live as long as the program, and the count is its own.
    let wanted = unsafe RawSpan(
      _unsafeBytes: UnsafeRawBufferPointer(start: name.utf8Start, count: key.count))
    return cursor.matches(wanted, at: key.lowerBound)
  }

  /// The name of the field that is being read.
  var keyText: String { cursor.text(of: key, hasEscapes: keyHasEscapes, limit: .max) }

  // MARK: Values

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

  private static func isDigit(_ byte: UInt8) -> Bool {
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

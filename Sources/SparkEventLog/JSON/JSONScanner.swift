/// Reads one JSON value from bytes, from left to right, without building a tree.
///
/// It looks only at what is asked for; everything else is skipped by its outline (strings and
/// brackets), so a skipped value is not checked for JSON's finer grammar.
struct JSONScanner: ~Escapable {
  var cursor: JSONCursor
  /// Where the name of the field is that is being read, without its quotes.
  private(set) var key = 0..<0
  private(set) var keyHasEscapes = false

  @_lifetime(copy bytes)
  init(_ bytes: RawSpan) {
    cursor = JSONCursor(bytes)
  }

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

  /// Moves past a value if it is written just so, else stays.
  mutating func skip(_ text: StaticString) -> Bool {
    // As above.
    let wanted = unsafe RawSpan(
      _unsafeBytes: UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    return cursor.skip(wanted)
  }

  /// The name of the field that is being read.
  var keyText: String { cursor.text(of: key, hasEscapes: keyHasEscapes, limit: .max) }
}

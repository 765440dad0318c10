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
    cursor.position += 1
    return true
  }

  private mutating func next(isFirst: Bool, close: UInt8) throws(JSONError) -> Bool {
    guard let byte = try nextByte() else { throw .cut(at: cursor.position) }
    if byte == close {
      cursor.position += 1
      return false
    }
    if !isFirst { try cursor.expect(UInt8(ascii: ",")) }
    return true
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
    let wanted = unsafe UnsafeRawBufferPointer(start: name.utf8Start, count: key.count)
    for offset in 0..<key.count {
      let code = unsafe wanted[offset]
      guard cursor[key.lowerBound + offset] == code else { return false }
    }
    return true
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

  /// Reads an integer, held at the bounds of its type; nil, having skipped it, if the value is no
  /// number. A fraction is cut off.
  mutating func readInteger() throws(JSONError) -> Int64? {
    try cursor.skipWhitespace()
    guard let first = cursor.byte, first == UInt8(ascii: "-") || cursor.isDigit(first) else {
      try skipValue()
      return nil
    }
    let start = cursor.position
    let isNegative = first == UInt8(ascii: "-")
    if isNegative { cursor.position += 1 }
    var magnitude: UInt64 = 0
    var overflows = false
    while let digit = cursor.byte, cursor.isDigit(digit) {
      let (product, high) = magnitude.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(UInt64(digit - UInt8(ascii: "0")))
      overflows = overflows || high || carry
      magnitude = sum
      cursor.position += 1
    }
    if let next = cursor.byte, next == UInt8(ascii: ".") || next | 0x20 == UInt8(ascii: "e") {
      cursor.position = start
      return try readDouble().map(clampedInteger)
    }
    guard cursor.position > start + (isNegative ? 1 : 0) else {
      throw cursor.byte == nil ? .cut(at: cursor.position) : .malformed(at: cursor.position)
    }
    if overflows || magnitude > UInt64(Int64.max) { return isNegative ? .min : .max }
    return isNegative ? -Int64(magnitude) : Int64(magnitude)
  }

  /// Reads an integer as a count or an id.
  mutating func readInt() throws(JSONError) -> Int? {
    try readInteger().map { Int(clamping: $0) }
  }

  /// Reads a number; nil, having skipped it, if the value is none.
  mutating func readDouble() throws(JSONError) -> Double? {
    try cursor.skipWhitespace()
    guard let first = cursor.byte, first == UInt8(ascii: "-") || cursor.isDigit(first) else {
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
    switch try nextByte() {
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

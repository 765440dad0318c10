/// Reads one JSON value from bytes, from left to right, without building a tree.
///
/// It looks only at what is asked for; everything else is skipped by its outline (strings and
/// brackets), so a skipped value is not checked for JSON's finer grammar. Every access is checked
/// against the bounds of the bytes.
///
/// `RawSpan`'s loads are called unsafe because any bit pattern becomes the asked type; for integers
/// every bit pattern is a value, and the bounds are checked by the load itself.
struct JSONScanner: ~Escapable {
  private let bytes: RawSpan
  private(set) var position = 0
  private var key = 0..<0
  private var keyHasEscapes = false

  @_lifetime(copy bytes)
  init(_ bytes: RawSpan) {
    self.bytes = bytes
  }

  // MARK: Objects and arrays

  /// Reads an object: calls `field` at each field's value, which must read or skip that value.
  ///
  /// `field` asks ``isAt(_:)`` for the field's name. Returns false, having skipped the value, if
  /// the value here is no object.
  @discardableResult
  mutating func readObject(
    _ field: (inout JSONScanner) throws(JSONError) -> Void
  ) throws(JSONError) -> Bool {
    try skipWhitespace()
    guard byte == UInt8(ascii: "{") else {
      try skipValue()
      return false
    }
    position += 1
    try skipWhitespace()
    if byte == UInt8(ascii: "}") {
      position += 1
      return true
    }
    while true {
      try skipWhitespace()
      key = try scanString()
      keyHasEscapes = stringHadEscapes
      try skipWhitespace()
      try expect(UInt8(ascii: ":"))
      try field(&self)
      try skipWhitespace()
      guard let next = byte else { throw .cut(at: position) }
      position += 1
      if next == UInt8(ascii: "}") { return true }
      guard next == UInt8(ascii: ",") else { throw .malformed(at: position - 1) }
    }
  }

  /// The value of `Event` where that is the object's first field, else nil.
  mutating func readLeadingEventName() throws(JSONError) -> String? {
    try skipWhitespace()
    try expect(UInt8(ascii: "{"))
    try skipWhitespace()
    guard byte == UInt8(ascii: "\"") else { return nil }
    key = try scanString()
    keyHasEscapes = stringHadEscapes
    guard isAt("Event") else { return nil }
    try skipWhitespace()
    try expect(UInt8(ascii: ":"))
    return try readString(limit: TextLimit.name)
  }

  /// Reads an array: calls `element` at each element, which must read or skip it.
  ///
  /// Returns false, having skipped the value, if the value here is no array.
  @discardableResult
  mutating func readArray(
    _ element: (inout JSONScanner) throws(JSONError) -> Void
  ) throws(JSONError) -> Bool {
    try skipWhitespace()
    guard byte == UInt8(ascii: "[") else {
      try skipValue()
      return false
    }
    position += 1
    try skipWhitespace()
    if byte == UInt8(ascii: "]") {
      position += 1
      return true
    }
    while true {
      try element(&self)
      try skipWhitespace()
      guard let next = byte else { throw .cut(at: position) }
      position += 1
      if next == UInt8(ascii: "]") { return true }
      guard next == UInt8(ascii: ",") else { throw .malformed(at: position - 1) }
    }
  }

  /// Whether the field that is being read has this name.
  func isAt(_ name: StaticString) -> Bool {
    if keyHasEscapes { return keyText == name.description }
    guard key.count == name.utf8CodeUnitCount else { return false }
    // A StaticString's code units live as long as the program, and the count is its own.
    let wanted = unsafe UnsafeRawBufferPointer(start: name.utf8Start, count: key.count)
    for offset in 0..<key.count {
      let code = unsafe wanted[offset]
      guard self[key.lowerBound + offset] == code else { return false }
    }
    return true
  }

  /// The name of the field that is being read.
  var keyText: String { text(of: key, hasEscapes: keyHasEscapes, limit: .max) }

  // MARK: Values

  /// Reads a string of which at most `limit` bytes are kept; nil, having skipped it, if the value
  /// is none.
  mutating func readString(limit: Int = .max) throws(JSONError) -> String? {
    try skipWhitespace()
    guard byte == UInt8(ascii: "\"") else {
      try skipValue()
      return nil
    }
    let range = try scanString()
    return text(of: range, hasEscapes: stringHadEscapes, limit: limit)
  }

  /// Reads an integer, held at the bounds of its type; nil, having skipped it, if the value is no
  /// number. A fraction is cut off.
  mutating func readInteger() throws(JSONError) -> Int64? {
    try skipWhitespace()
    guard let first = byte, first == UInt8(ascii: "-") || isDigit(first) else {
      try skipValue()
      return nil
    }
    let start = position
    let isNegative = first == UInt8(ascii: "-")
    if isNegative { position += 1 }
    var magnitude: UInt64 = 0
    var overflows = false
    while let digit = byte, isDigit(digit) {
      let (product, high) = magnitude.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(UInt64(digit - UInt8(ascii: "0")))
      overflows = overflows || high || carry
      magnitude = sum
      position += 1
    }
    if let next = byte, next == UInt8(ascii: ".") || next | 0x20 == UInt8(ascii: "e") {
      position = start
      return try readDouble().map(clampedInteger)
    }
    guard position > start + (isNegative ? 1 : 0) else {
      throw byte == nil ? .cut(at: position) : .malformed(at: position)
    }
    if overflows || magnitude > UInt64(Int64.max) { return isNegative ? .min : .max }
    return isNegative ? -Int64(magnitude) : Int64(magnitude)
  }

  /// Reads a number; nil, having skipped it, if the value is none.
  mutating func readDouble() throws(JSONError) -> Double? {
    try skipWhitespace()
    guard let first = byte, first == UInt8(ascii: "-") || isDigit(first) else {
      try skipValue()
      return nil
    }
    let start = position
    skipScalar()
    return Double(text(of: start..<position, hasEscapes: false, limit: .max))
  }

  /// Reads true or false; nil, having skipped it, if the value is neither.
  mutating func readBoolean() throws(JSONError) -> Bool? {
    try skipWhitespace()
    let first = byte
    try skipValue()
    switch first {
    case UInt8(ascii: "t"): return true
    case UInt8(ascii: "f"): return false
    default: return nil
    }
  }

  /// Skips one value of any kind.
  mutating func skipValue() throws(JSONError) {
    try skipWhitespace()
    switch byte {
    case nil: throw .cut(at: position)
    case UInt8(ascii: "\""): _ = try scanString()
    case UInt8(ascii: "{"), UInt8(ascii: "["): try skipContainer()
    default:
      let start = position
      skipScalar()
      guard position > start else { throw .malformed(at: position) }
    }
  }

  /// Checks that nothing but white space follows.
  mutating func expectEnd() throws(JSONError) {
    try skipWhitespace()
    guard position == bytes.byteCount else { throw .malformed(at: position) }
  }

  // MARK: Bytes

  private var stringHadEscapes = false

  private var byte: UInt8? {
    position < bytes.byteCount ? self[position] : nil
  }

  private subscript(_ offset: Int) -> UInt8 {
    unsafe bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10
  }

  private mutating func expect(_ wanted: UInt8) throws(JSONError) {
    guard let found = byte else { throw .cut(at: position) }
    guard found == wanted else { throw .malformed(at: position) }
    position += 1
  }

  private mutating func skipWhitespace() throws(JSONError) {
    while let next = byte, next <= 0x20 {
      guard next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 else {
        throw .malformed(at: position)
      }
      position += 1
    }
  }

  private mutating func skipScalar() {
    while let next = byte {
      switch next {
      case 0...0x20, UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"),
        UInt8(ascii: ":"), UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["):
        return
      default: position += 1
      }
    }
  }

  private mutating func skipContainer() throws(JSONError) {
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
  private mutating func scanString() throws(JSONError) -> Range<Int> {
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

  private func text(of range: Range<Int>, hasEscapes: Bool, limit: Int) -> String {
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

/// Why a line is no JSON, with the offset in the line.
enum JSONError: Error, Hashable {
  /// The line ends before its value does.
  case cut(at: Int)
  /// Something else stands where JSON's grammar wants a value, a name or a separator.
  case malformed(at: Int)
}

/// The integer nearest to zero from a number, held at the bounds of the type.
private func clampedInteger(_ number: Double) -> Int64 {
  guard !number.isNaN else { return 0 }
  if number >= 0x1p63 { return .max }
  if number < -0x1p63 { return .min }
  return Int64(number)
}

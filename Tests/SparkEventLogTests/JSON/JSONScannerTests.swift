import Testing

@testable import SparkEventLog

@Suite struct JSONScannerTests {
  /// What `read` makes of the text, which must be read to its end.
  private func reading<Value>(
    _ text: String, _ read: (inout JSONScanner) throws(JSONError) -> Value
  ) throws -> Value {
    let bytes = Array(text.utf8)
    // The array's bytes are all initialized.
    var json = unsafe JSONScanner(bytes.span.bytes)
    let value = try read(&json)
    try json.expectEnd()
    return value
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("7", 7), ("-12345678901", -12_345_678_901),
      ("9223372036854775807", .max), ("-9223372036854775808", .min),
      ("9223372036854775808", .max), ("-9223372036854775809", .min),
      ("123456789012345678901234567890", .max), ("-123456789012345678901234567890", .min),
      ("1e3", 1000), ("1.5E2", 150), ("2.9", 2), ("-2.9", -2), ("1e300", .max), ("-1e300", .min),
      ("1e-5", 0), (" \t\r\n 42 ", 42),
    ] as [(String, Int64)])
  func integers(text: String, value: Int64) throws {
    #expect(try reading(text) { json throws(JSONError) in try json.readInteger() } == value)
  }

  @Test(arguments: ["null", "true", "\"12\"", "[1, 2]", "{\"a\": 1}", "\"\""])
  func otherValuesAreNoNumbers(_ text: String) throws {
    #expect(try reading(text) { json throws(JSONError) in try json.readInteger() } == nil)
    #expect(try reading(text) { json throws(JSONError) in try json.readDouble() } == nil)
  }

  @Test(arguments: [
    ("0.25", 0.25), ("-1e-3", -0.001), ("12", 12),
    ("1.7976931348623157e308", 1.7976931348623157e308),
  ])
  func doubles(text: String, value: Double) throws {
    #expect(try reading(text) { json throws(JSONError) in try json.readDouble() } == value)
  }

  @Test(
    arguments: [("true", true), ("false", false), ("null", nil), ("1", nil), ("\"true\"", nil)]
      as [(String, Bool?)])
  func booleans(text: String, value: Bool?) throws {
    #expect(try reading(text) { json throws(JSONError) in try json.readBoolean() } == value)
  }

  @Test(arguments: [
    (#""""#, ""), (#""plain""#, "plain"), (#""a\"b\\c\/d""#, "a\"b\\c/d"),
    (#""\b\f\n\r\t""#, "\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u20AC""#, "Aé€"),
    (#""\ud83d\ude00""#, "😀"), (#""\ud83d""#, "\u{FFFD}"), (#""\ude00""#, "\u{FFFD}"),
    (#""\ud83dx""#, "\u{FFFD}x"), (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"),
    (#""\uZZ""#, "\u{FFFD}ZZ"), (#""\q""#, "q"), ("\"é€😀\"", "é€😀"),
  ])
  func strings(text: String, value: String) throws {
    let read = try reading(text) { json throws(JSONError) in try json.readString() }
    #expect(read == value)
  }

  @Test(arguments: 0..<40)
  func stringsEndAtEveryOffset(length: Int) throws {
    let body = String(repeating: "x", count: length)
    #expect(try reading("\"\(body)\"") { json throws(JSONError) in try json.readString() } == body)
    let escaped = try reading("\"\(body)\\\"\(body)\"") { json throws(JSONError) in
      try json.readString()
    }
    #expect(escaped == body + "\"" + body)
    #expect(throws: JSONError.self) {
      try reading("\"\(body)\\\"") { json throws(JSONError) in try json.readString() }
    }
  }

  @Test func limitCutsAtWholeBytes() throws {
    let read = try reading(#""abcdef""#) { json throws(JSONError) in try json.readString(limit: 3) }
    #expect(read == "abc")
    let escaped = try reading(#""ab\ncdef""#) { json throws(JSONError) in
      try json.readString(limit: 4)
    }
    #expect(escaped == "ab\nc")
  }

  @Test func fieldsInAnyOrderAndDuplicates() throws {
    var seen: [String] = []
    var last: Int64?
    _ = try reading(#" { "a" : 1 , "b":[{}, "x"], "a":2 } "#) { json throws(JSONError) in
      try json.readObject { json throws(JSONError) in
        seen.append(json.keyText)
        if json.isAt("a") {
          last = try json.readInteger()
        } else {
          try json.skipValue()
        }
      }
    }
    #expect(seen == ["a", "b", "a"])
    #expect(last == 2)
  }

  @Test func escapedNamesAreTheSameNames() throws {
    var found = false
    _ = try reading(#"{"St\u0061ge ID":3}"#) { json throws(JSONError) in
      try json.readObject { json throws(JSONError) in
        found = json.isAt("Stage ID")
        try json.skipValue()
      }
    }
    #expect(found)
  }

  @Test func aNameIsNoPrefixOfAnother() throws {
    var found = false
    _ = try reading(#"{"Stage ID Two":3,"Stage":1,"":0}"#) { json throws(JSONError) in
      try json.readObject { json throws(JSONError) in
        found = found || json.isAt("Stage ID")
        try json.skipValue()
      }
    }
    #expect(!found)
  }

  @Test(arguments: [
    "", " ", "{", "[", "\"", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "[1", "[1,", "\"\\",
    "\"a\\", "{\"a\":\"b", "[[[", "-",
  ])
  func whatEndsEarlyIsCut(_ text: String) {
    #expect {
      try reading(text) { json throws(JSONError) in
        if text.hasPrefix("-") { _ = try json.readInteger() } else { try json.skipFully() }
      }
    } throws: { error in
      guard case .cut = error as? JSONError else { return false }
      return true
    }
  }

  @Test(arguments: [
    "}", "]", ",", ":", "{1:2}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "{\"a\":1,}", "[1 2]", "[,]",
    "{,}", "1 2", "{} {}", "\u{0}", "{\"a\":}", "[1,]",
  ])
  func whatIsNoJSONIsRefused(_ text: String) {
    #expect {
      try reading(text) { json throws(JSONError) in try json.skipFully() }
    } throws: { error in
      guard case .malformed = error as? JSONError else { return false }
      return true
    }
  }
}

extension JSONScanner {
  /// Reads a value with everything in it, where ``skipValue()`` looks at its outline only.
  mutating func skipFully() throws(JSONError) {
    switch try nextByte() {
    case UInt8(ascii: "{"): try readObject { json throws(JSONError) in try json.skipFully() }
    case UInt8(ascii: "["): try readArray { json throws(JSONError) in try json.skipFully() }
    default: try skipValue()
    }
  }
}

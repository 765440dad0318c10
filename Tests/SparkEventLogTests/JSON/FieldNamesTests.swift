import Testing

@testable import SparkEventLog

/// Fields are found by name, in whatever order they come.
@Suite struct FieldNamesTests {
  private enum Field: String, CaseIterable {
    case id = "ID"
    case stage = "Stage ID"
    case attempt = "Stage Attempt ID"
    case name = "Name"
  }

  private static let names = FieldNames<Field>()

  /// What is read of an object of numbers: known fields with their values, and the names of others.
  private static func read(_ text: String) throws -> (known: [(Field, Int64)], unknown: [String]) {
    let bytes = Array(text.utf8)
    // Every element is an initialized byte, so every byte may be seen.
    var json = unsafe JSONScanner(bytes.span.bytes)
    var known: [(Field, Int64)] = []
    var unknown: [String] = []
    try json.readObject(names) { json, field throws(JSONError) in
      guard let field else {
        unknown.append(json.keyText)
        return try json.skipValue()
      }
      if let value = try json.readInteger() { known.append((field, value)) }
    }
    try json.expectEnd()
    return (known, unknown)
  }

  private static func check(
    _ text: String, _ known: [Field], _ values: [Int64], unknown: [String] = []
  ) throws {
    let found = try read(text)
    #expect(found.known.map(\.0) == known)
    #expect(found.known.map(\.1) == values)
    #expect(found.unknown == unknown)
  }

  @Test("as Spark writes them")
  func inOrder() throws {
    try Self.check(
      #"{"ID":1,"Stage ID":2,"Stage Attempt ID":3,"Name":4}"#, [.id, .stage, .attempt, .name],
      [1, 2, 3, 4])
  }

  @Test("in the opposite order, and twice")
  func outOfOrder() throws {
    try Self.check(
      #"{"Name":4,"Stage Attempt ID":3,"Stage ID":2,"ID":1,"ID":5}"#,
      [.name, .attempt, .stage, .id, .id], [4, 3, 2, 1, 5])
  }

  @Test("some missing, others between them")
  func withOthers() throws {
    try Self.check(
      #"{"New":[{}],"Stage ID":2,"Stage IDs":7,"Stage I":{"ID":1},"Name":4,"":0}"#,
      [.stage, .name], [2, 4], unknown: ["New", "Stage IDs", "Stage I", ""])
  }

  @Test("with white space and with escaped names")
  func unusualWriting() throws {
    try Self.check(
      "{ \"ID\" : 1 , \"Stage\\u0020ID\":2,\t\"Stage Attempt ID\" :3\n,\"Na\\me\":4 } ",
      [.id, .stage, .attempt, .name], [1, 2, 3, 4])
  }

  @Test("nothing in an empty object, and in what is none")
  func nothing() throws {
    try Self.check("{}", [], [])
    try Self.check(" { } ", [], [])
    try Self.check("[1]", [], [])
    try Self.check("null", [], [])
  }

  @Test(
    "damage is told",
    arguments: [
      #"{"ID":1"#, #"{"ID":"#, #"{"ID""#, #"{"ID":1 "Name":4}"#, #"{"ID":1,,"Name":4}"#,
      #"{,"ID":1}"#, #"{"ID":1}}"#, #"{"ID"1}"#, "{",
    ])
  func damage(_ text: String) {
    #expect(throws: JSONError.self) { try Self.read(text) }
  }

  /// What is read all at once, field by field, and of which fields the rest is.
  private static func readLeading(_ text: String) throws -> (leading: [Int64], rest: [Field?]) {
    let bytes = Array(text.utf8)
    // Every element is an initialized byte, so every byte may be seen.
    var json = unsafe JSONScanner(bytes.span.bytes)
    var leading: [Int64] = []
    var rest: [Field?] = []
    try json.readObject(names) { values in
      leading = values.indices.map { values[$0] }
    } _: { json, field throws(JSONError) in
      rest.append(field)
      try json.skipValue()
    }
    try json.expectEnd()
    return (leading, rest)
  }

  @Test("leading integers of every length")
  func leadingIntegers() throws {
    for digits in 1...25 {
      let number = String("1234567890123456789012345".prefix(digits))
      let tail = #","Name":"x","Other":"some more to read"}"#
      let (leading, rest) = try Self.readLeading(#"{"ID":\#(number),"Stage ID":0\#(tail)"#)
      if digits < 16 {
        #expect(leading == [Int64(number), 0])
        #expect(rest == [.name, nil])
      } else {
        #expect(leading.isEmpty)
        #expect(rest == [.id, .stage, .name, nil])
      }
    }
  }

  @Test(
    "whatever else comes first is left to be read",
    arguments: ["-1", "1.5", "1e3", "\"1\"", "null", "true", "{}", "[1]", " 1", "1 ", "12345678 "])
  func otherValues(_ value: String) throws {
    let text = #"{"ID":7,"Stage ID":\#(value),"Stage Attempt ID":3,"Name":"a longer text"}"#
    let (leading, rest) = try Self.readLeading(text)
    #expect(leading == [7])
    #expect(rest == [.stage, .attempt, .name])
  }

  @Test("near the end of the text, and out of order")
  func leadingNearTheEnd() throws {
    #expect(try Self.readLeading(#"{"ID":7}"#).rest == [.id])
    #expect(try Self.readLeading(#"{"ID":7,"Stage ID":8}   "#).rest.last == .stage)
    #expect(try Self.readLeading(#"{"Stage ID":8,"ID":7,"Name":"a longer text"}"#).leading.isEmpty)
    #expect(throws: JSONError.self) { try Self.readLeading(#"{"ID":7,"Stage ID":123456789"#) }
  }
}

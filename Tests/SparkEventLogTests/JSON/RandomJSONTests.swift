import Foundation
import TestSupport
import Testing

@testable import SparkEventLog

/// The scanner against Foundation, on generated JSON.
@Suite struct RandomJSONTests {
  @Test(arguments: 0..<200 as Range<UInt64>)
  func readsWhatFoundationReads(seed: UInt64) throws {
    var generator = RandomJSON(seed: seed)
    let text = generator.value(depth: 4)
    let bytes = Array(text.utf8)
    let expected = try JSONValue(parsing: bytes)
    var json = unsafe JSONScanner(bytes.span.bytes)
    let read = try json.readValue(like: expected)
    try json.expectEnd()
    #expect(read == expected, "\(text)")

    var skipped = unsafe JSONScanner(bytes.span.bytes)
    try skipped.skipValue()
    try skipped.expectEnd()
  }
}

extension JSONScanner {
  /// Reads a value of the kind that is expected, so that a value of another kind shows as null.
  mutating func readValue(like expected: JSONValue) throws(JSONError) -> JSONValue {
    switch expected {
    case .null:
      try skipValue()
      return .null
    case .boolean: return try readBoolean().map(JSONValue.boolean) ?? .null
    case .integer: return try readInteger().map(JSONValue.integer) ?? .null
    case .real: return try readDouble().map(JSONValue.real) ?? .null
    case .text: return try readString().map(JSONValue.text) ?? .null
    case .list(let items):
      var read: [JSONValue] = []
      try readArray { json throws(JSONError) in
        let like = read.count < items.count ? items[read.count] : .null
        read.append(try json.readValue(like: like))
      }
      return .list(read)
    case .object(let fields):
      var read: [String: JSONValue] = [:]
      try readObject { json throws(JSONError) in
        let key = json.keyText
        read[key] = try json.readValue(like: fields[key] ?? .null)
      }
      return .object(read)
    }
  }
}

/// Makes JSON texts with everything in them that a log may have and most never do.
private struct RandomJSON {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func value(depth: Int) -> String {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &random) {
    case 0: return space() + "null" + space()
    case 1: return space() + (Bool.random(using: &random) ? "true" : "false")
    case 2: return space() + "\(Int64.random(in: .min ... .max, using: &random))"
    case 3: return "\(Int64.random(in: -1000...1000, using: &random))" + space()
    case 4:
      return
        "\(Int.random(in: -99...99, using: &random)).5e\(Int.random(in: 1...9, using: &random))"
    case 5: return string()
    case 6:
      let items = (0..<Int.random(in: 0...5, using: &random)).map { _ in value(depth: depth - 1) }
      return "[" + space() + items.joined(separator: ",") + space() + "]"
    default:
      // Every name once: which of two equal names wins is not for JSON to say.
      let fields = (0..<Int.random(in: 0...5, using: &random)).map { index in
        "\"\(index)\(string().dropFirst())" + space() + ":" + value(depth: depth - 1)
      }
      return space() + "{" + fields.joined(separator: "," + space()) + "}"
    }
  }

  private mutating func string() -> String {
    let pieces = [
      "a", "Stage ID", "\\\"", "\\\\", "\\/", "\\n", "\\u0041", "\\u20ac", "\\ud83d\\ude00", "é",
      "😀",
      "{", "}", "[", "]", ",", ":", " ", "0123456789",
    ]
    let count = Int.random(in: 0...12, using: &random)
    let body = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    return "\"\(body)\""
  }

  private mutating func space() -> String {
    ["", "", " ", "\t", "\n", "\r\n"].randomElement(using: &random) ?? ""
  }
}

import SparkMemory
import Testing

/// Sizes as counts of a setting's own unit, and the words of `JavaUtils` for what is none.
@Suite struct ByteUnitCountingTests {
  @Test(
    arguments: [
      ("2048", .mebibyte, 2048), ("2g", .mebibyte, 2048), ("512k", .mebibyte, 0),
      ("1535k", .mebibyte, 1), ("64", .kibibyte, 64), ("9000p", .mebibyte, 9_663_676_416_000),
      ("9223372036854775807", .pebibyte, .max), ("8191p", .byte, 9_222_246_136_947_933_184),
      (" 3T\t", .gibibyte, 3072), ("1023p", .pebibyte, 1023), ("5b", .pebibyte, 0),
    ] as [(String, ByteUnit, Int64)])
  func areReadInTheUnit(text: String, unit: ByteUnit, count: Int64) throws {
    #expect(try unit.count(parsing: text) == count)
  }

  @Test(arguments: ["4g", "9000p", "9223372036854775807k", "8192p", "1023k"], ByteUnit.allCases)
  func areTheSizeInBytesWhereThatIsHeld(text: String, unit: ByteUnit) throws {
    guard let count = try? unit.count(parsing: text) else {
      #expect(throws: ByteSizeError.self) { try ByteSize(parsing: text, bareUnit: unit) }
      return
    }
    if let size = try? ByteSize(parsing: text, bareUnit: unit) {
      #expect(size.bytes / unit.byteCount == count)
    } else {
      #expect(ByteSize(count, unit).bytes == .max)
    }
  }

  @Test func whatIsTooMuchForTheUnitIsAnotherException() throws {
    let error = try #require(throws: ByteSizeError.self) {
      try ByteUnit.byte.count(parsing: "9000p")
    }
    #expect(error.reason == .tooLargeToConvert(9000, .pebibyte))
    #expect(error.sparkException == .illegalArgument)
    #expect(
      error.sparkMessage(version: .v(3, 5)) == "Conversion of 9000 exceeds Long.MAX_VALUE in PiB. "
        + "Try a larger unit (e.g. MiB instead of KiB)")
    #expect(
      error.sparkMessage() == "Conversion of 9000 PiB exceeds Long.MAX_VALUE. "
        + "Try a larger unit (e.g. MiB instead of KiB).")
    #expect(error.description.contains("more than 64 bits"))
  }

  @Test(
    arguments: [
      ("1.5g", "Fractional values are not supported. Input was: 1.5"),
      ("1.5 g", "Failed to parse byte string: 1.5 g"), ("abc", "Failed to parse byte string: abc"),
      ("-1", "Failed to parse byte string: -1"), ("", "Failed to parse byte string: "),
      ("8e", "Invalid suffix: \"e\""), ("1.", "Failed to parse byte string: 1."),
      ("99999999999999999999", "For input string: \"99999999999999999999\""),
      ("99999999999999999999x", "For input string: \"99999999999999999999\""),
    ])
  func whatIsNoSizeIsRefusedInSparksWords(text: String, detail: String) throws {
    let error = try #require(throws: ByteSizeError.self) {
      try ByteUnit.mebibyte.count(parsing: text)
    }
    #expect(error.sparkException == .numberFormat)
    #expect(error.sparkMessage().hasPrefix("Size must be specified as bytes (b), kibibytes (k), "))
    #expect(error.sparkMessage().hasSuffix("or 250m.\n" + detail))
  }
}

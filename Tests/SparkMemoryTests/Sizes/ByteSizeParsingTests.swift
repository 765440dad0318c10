import SparkMemory
import Testing

/// The rules of `JavaUtils.byteStringAs`.
@Suite struct ByteSizeParsingTests {
  @Test(
    arguments: [
      ("2048", .mebibyte, 2_147_483_648), ("2048", .byte, 2048), ("64", .kibibyte, 65536),
      ("8g", .byte, 8_589_934_592), ("8G", .mebibyte, 8_589_934_592),
      ("8gb", .mebibyte, 8_589_934_592), (" 512M\t", .byte, 536_870_912), ("50b", .mebibyte, 50),
      ("500k", .byte, 512_000), ("1KB", .byte, 1024), ("1t", .byte, 1_099_511_627_776),
      ("1pb", .byte, 1_125_899_906_842_624), ("0", .byte, 0), ("007m", .byte, 7_340_032),
    ] as [(String, ByteUnit, Int64)])
  func reads(text: String, bareUnit: ByteUnit, bytes: Int64) throws {
    #expect(try ByteSize(parsing: text, bareUnit: bareUnit).bytes == bytes)
  }

  @Test(arguments: ["1ki", "1kib", "1MiB", "1gi", "1tib", "1pi"])
  func binaryUnitNamesAreReadSince42(text: String) throws {
    #expect(try ByteSize(parsing: text, bareUnit: .byte, version: .v(4, 2)).bytes >= 1024)
    #expect(throws: ByteSizeError.self) {
      try ByteSize(parsing: text, bareUnit: .byte, version: .v(4, 1, 9))
    }
  }

  @Test(
    arguments: [
      ("", .empty), ("  ", .empty), ("*********(redacted)", .redacted), ("-1", .negative),
      ("1.5g", .fraction), ("1.5", .fraction), ("1.5x", .notASize), ("1 g", .space),
      ("8e", .unknownUnit("e")), ("1bb", .unknownUnit("bb")),
      ("abc", .notASize), ("g8", .notASize), ("8g8", .notASize), ("1,024m", .notASize),
      ("NaN", .notASize), ("99999999999999999999", .tooLarge), ("9000p", .tooLarge),
      ("٣g", .notASize),
    ] as [(String, ByteSizeError.Reason)])
  func refuses(text: String, reason: ByteSizeError.Reason) throws {
    let error = try #require(throws: ByteSizeError.self) {
      try ByteSize(parsing: text, bareUnit: .byte)
    }
    #expect(error.reason == reason)
  }

  @Test(
    arguments: [
      ("1.5g", .byte, "1536m"), ("0.5g", .mebibyte, "512m"), ("1.3 GB", .byte, "1332m"),
      ("0.1k", .byte, "102b"), ("1 g", .byte, "1g"), ("2GiB", .byte, "2g"), ("8e", .byte, nil),
      ("1.5", .mebibyte, nil), ("0.2", .mebibyte, nil),
    ] as [(String, ByteUnit, String?)])
  func suggestsWhatToWrite(text: String, bareUnit: ByteUnit, suggestion: String?) throws {
    let error = try #require(throws: ByteSizeError.self) {
      try ByteSize(parsing: text, bareUnit: bareUnit, version: .v(3, 5))
    }
    #expect(error.suggestion == suggestion)
  }

  @Test func tellsInOneLineWhatToWrite() {
    let fraction = ByteSizeError(text: "1.5g", reason: .fraction, suggestion: "1536m")
    #expect(
      fraction.description
        == "'1.5g' is a fraction, and Spark reads whole numbers only; write 1536m")
    let unknown = ByteSizeError(text: "8e", reason: .unknownUnit("e"))
    #expect(
      unknown.description
        == "'8e' has the unknown unit 'e'; write a whole number and a unit, such as 512m or 8g")
  }

  @Test func messagesOfLongTextsStayShort() {
    let error = ByteSizeError(text: String(repeating: "x", count: 5000), reason: .notASize)
    #expect(error.description.count < 120)
  }
}

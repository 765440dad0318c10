import SparkMemory
import TestSupport
import Testing

/// Sizes as Spark's own `JavaUtils` reads them.
@Suite(.waitsForSpark) struct ByteStringTests {
  private static let units: [(name: String, unit: ByteUnit)] = [
    ("BYTE", .byte), ("KiB", .kibibyte), ("MiB", .mebibyte), ("GiB", .gibibyte),
    ("TiB", .tebibyte), ("PiB", .pebibyte),
  ]

  /// Sizes, near misses and noise, from the characters that matter.
  private static func texts(count: Int, seed: UInt64) -> [String] {
    var generator = SeededGenerator(seed: seed)
    let suffixes = [
      "", "b", "k", "kb", "ki", "kib", "m", "MB", "mib", "g", "Gb", "GiB", "t", "tib", "p", "pb",
      "PiB", "e", "x", "bb", "kk", " g", ".5g", ".0", ".25 m",
    ]
    let noise = Array("0123456789.-+ kmgtpbiKMGTPBI\u{a0}٣\u{212a}\u{301}")
    return (0..<count).map { index in
      if index % 4 == 0 {
        let length = Int.random(in: 0...6, using: &generator)
        return String((0..<length).map { _ in noise.randomElement(using: &generator) ?? "0" })
      }
      let digits = Int.random(in: 1...20, using: &generator)
      let number = (0..<digits).map { _ in "\(Int.random(in: 0...9, using: &generator))" }
      let sign = Int.random(in: 0..<12, using: &generator) == 0 ? "-" : ""
      let blank = Int.random(in: 0..<8, using: &generator) == 0 ? " " : ""
      let suffix = suffixes.randomElement(using: &generator) ?? ""
      return blank + sign + number.joined() + suffix + blank
    }
  }

  private static func answer(
    _ text: String, _ unit: ByteUnit, _ version: SparkVersion
  ) -> String {
    do {
      return "\(try unit.count(parsing: text, version: version))"
    } catch {
      let message = error.sparkMessage(version: version).split(separator: "\n").joined(
        separator: "\\n")
      return "\(error.sparkException.rawValue): \(message)"
    }
  }

  @Test(arguments: SparkReferee.allCases)
  func areReadAndRefusedInSparksOwnWords(_ referee: SparkReferee) throws {
    let texts = Self.texts(count: 20_000, seed: 3)
    let cases = texts.enumerated().map { ($1, Self.units[$0 % Self.units.count]) }
    let questions = cases.map { "\($1.name)\t\($0)" }
    let differences = Differences(
      questions: questions, spark: try referee.answers(to: questions, by: "ByteStrings"),
      ours: cases.map { Self.answer($0, $1.unit, referee.version) })
    #expect(differences.count == 0, "\(differences)")
  }

  /// What is written for a configuration means the same to Spark.
  @Test(arguments: SparkReferee.allCases)
  func thatAreWrittenAreReadBack(_ referee: SparkReferee) throws {
    var generator = SeededGenerator(seed: 21)
    let sizes = (0..<2_000).map { _ in
      let bits = Int.random(in: 0..<62, using: &generator)
      let count = Int64.random(in: 0...(.max), using: &generator) >> bits
      return ByteSize(bytes: count << (bits / 2))
    }
    let questions = sizes.map { "BYTE\t\($0.sparkText)" }
    let differences = Differences(
      questions: questions, spark: try referee.answers(to: questions, by: "ByteStrings"),
      ours: sizes.map { "\($0.bytes)" })
    #expect(differences.count == 0, "\(differences)")
  }
}

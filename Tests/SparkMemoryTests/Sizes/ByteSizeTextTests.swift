import SparkMemory
import Testing

@Suite struct ByteSizeTextTests {
  @Test(
    arguments: [
      (0, "0 B"), (17, "17 B"), (-17, "-17 B"), (1023, "1023 B"), (1024, "1 KiB"),
      (1536, "1.5 KiB"), (402_653_184, "384 MiB"), (8_589_934_592, "8 GiB"),
      (1_610_612_736, "1.5 GiB"), (1_073_741_823, "1 GiB"), (1_048_575, "1 MiB"),
      (4_965_217_075, "4.6 GiB"), (1_099_511_627_776, "1 TiB"), (.max, "8192 PiB"),
      (.min, "-8192 PiB"),
    ] as [(Int64, String)])
  func describesForPeople(bytes: Int64, text: String) {
    #expect(ByteSize(bytes: bytes).description == text)
  }

  @Test(
    arguments: [
      (0, "0b"), (17, "17b"), (512_000, "500k"), (8_589_934_592, "8g"), (1_610_612_736, "1536m"),
      (1_099_511_627_776, "1t"), (-1_048_576, "-1m"), (.max, "9223372036854775807b"),
    ] as [(Int64, String)])
  func spellsForSpark(bytes: Int64, text: String) {
    #expect(ByteSize(bytes: bytes).sparkText == text)
  }

  @Test(arguments: [1, 17, 1024, 3_145_728, 5_368_709_120, 77_309_411_328] as [Int64])
  func whatIsSpeltIsReadBack(bytes: Int64) throws {
    let size = ByteSize(bytes: bytes)
    #expect(try ByteSize(parsing: size.sparkText, bareUnit: .pebibyte) == size)
  }
}

import Report
import SparkMemory
import Testing

@Suite struct SettingSweepTests {
  private func values(_ key: ConfigurationKey, _ text: String) throws -> [String]? {
    try SettingSweep(key, text)?.values
  }

  @Test("sizes are spread evenly over at most twelve that a person would write")
  func sizes() throws {
    #expect(
      try values(.executorMemory, "1g..8g") == ["1g", "2g", "3g", "4g", "5g", "6g", "7g", "8g"])
    #expect(
      try values(.executorMemory, "512m..2g")
        == ["512m", "768m", "1g", "1280m", "1536m", "1792m", "2g"])
    #expect(
      try values(.executorMemory, "500m..2g")
        == ["500m", "768m", "1g", "1280m", "1536m", "1792m", "2g"])
    #expect(try values(.executorMemory, "1g..1g") == ["1g"])
    #expect(try values(.executorMemory, "1000m..1001m") == ["1000m", "1001m"])
  }

  @Test(
    "the ends are always there, in order, without one twice, and never more than twelve",
    arguments: [
      "1..2", "1..12", "1..13", "450m..31g", "1g..1t", "7m..1000m", "1023m..1025m", "3g..64g",
      "0..1k", "1b..2000p",
    ])
  func promises(range: String) throws {
    let unit = ByteUnit.mebibyte
    let values = try #require(try values(.executorMemory, range))
    let sizes = try values.map { try ByteSize(parsing: $0, bareUnit: unit) }
    let ends = try range.split(separator: ".").map {
      try ByteSize(parsing: String($0), bareUnit: unit)
    }
    #expect(sizes.first == ends.first)
    #expect(sizes.last == ends.last)
    #expect(sizes.count <= SettingSweep.mostPoints)
    #expect(zip(sizes, sizes.dropFirst()).allSatisfy { $0 < $1 })
    // No gap is more than twice as wide as another one, however odd the ends are.
    let gaps = zip(sizes, sizes.dropFirst()).map { $1 - $0 }
    if let least = gaps.min(), let most = gaps.max() { #expect(most <= least * 4) }
  }

  @Test("a bare number counts the setting's own unit")
  func bareNumbers() throws {
    #expect(
      try values(.executorMemoryOverhead, "1024..3072:1024") == ["1g", "2g", "3g"])
  }

  @Test("a step is taken from the low end on, and the high end is there all the same")
  func steps() throws {
    #expect(try values(.executorMemory, "1g..2g:512m") == ["1g", "1536m", "2g"])
    #expect(try values(.executorMemory, "1g..2g:700m") == ["1g", "1724m", "2g"])
    #expect(try values(.executorMemory, "1g..2g:4g") == ["1g", "2g"])
    #expect(try values(.executorCores, "1..7:3") == ["1", "4", "7"])
    #expect(try values(.memoryFraction, "0.5..0.7:0.1") == ["0.5", "0.6", "0.7"])
  }

  @Test("whole numbers are all taken where they are few, else doubled")
  func wholeNumbers() throws {
    #expect(try values(.executorCores, "1..4") == ["1", "2", "3", "4"])
    #expect(try values(.executorCores, "1..12")?.count == 12)
    #expect(try values(.executorCores, "1..13") == ["1", "2", "4", "8", "13"])
    #expect(
      try values(.shufflePartitions, "64..1024") == ["64", "128", "256", "512", "1024"])
    #expect(try values(.shufflePartitions, "0..20") == ["0", "1", "2", "4", "8", "16", "20"])
  }

  @Test("decimal numbers go in ones, twos or fives of a power of ten")
  func decimals() throws {
    #expect(
      try values(.memoryFraction, "0.2..0.8")
        == [
          "0.2", "0.25", "0.3", "0.35", "0.4", "0.45", "0.5", "0.55", "0.6", "0.65", "0.7", "0.8",
        ]
        || values(.memoryFraction, "0.2..0.8")
          == ["0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8"]
    )
    #expect(try values(.memoryFraction, "0..1")?.last == "1.0")
  }

  @Test(
    "what is no range is a plain value",
    arguments: [
      ("8g", ConfigurationKey.executorMemory), ("a..b", .executorExtraJavaOptions),
      ("true", .offHeapEnabled), ("0.6", .memoryFraction),
    ])
  func plainValues(text: String, key: ConfigurationKey) throws {
    #expect(try SettingSweep(key, text) == nil)
  }

  @Test(
    "a range that cannot be read is refused, with what to write",
    arguments: [
      "..", "1g..", "..8g", "1g..8x", "8g..1g", "1g..8g:", "1g..8g:0", "1g..8g:x", "1g..8g:1g:1g",
      "-1..8g", "1g..8g:1m", "1g..2g..3g", "9223372036854775807b..9223372036854775807b",
    ])
  func refusals(range: String) throws {
    let error = #expect(throws: ConfigurationError.self) {
      try SettingSweep(.executorMemory, range)
    }
    #expect(error?.key == ConfigurationKey.executorMemory.name)
    #expect(error?.value == range)
    let advice = ["write ", "take a larger one"]
    #expect(advice.contains { error?.why.contains($0) ?? false })
  }

  @Test("numbers that are none, or too fine, are refused")
  func refusedNumbers() throws {
    for text in ["1..x", "1.5..2", "-1..2", "1..99999999999999999999"] {
      #expect(throws: ConfigurationError.self) { try SettingSweep(.executorCores, text) }
    }
    for text in ["0.1..nan", "0.0001..1", "0.1..inf", "-0.5..1"] {
      #expect(throws: ConfigurationError.self) { try SettingSweep(.memoryFraction, text) }
    }
  }

  @Test("several sweeps stand for all combinations, the last changing fastest")
  func combinations() throws {
    let combinations = SettingSweep.combinations(of: [("a", ["1", "2"]), ("b", ["x", "y", "z"])])
    #expect(
      combinations == [
        ["a": "1", "b": "x"], ["a": "1", "b": "y"], ["a": "1", "b": "z"],
        ["a": "2", "b": "x"], ["a": "2", "b": "y"], ["a": "2", "b": "z"],
      ])
    #expect(SettingSweep.combinations(of: []) == [[:]])
  }

  @Test("more than 64 combinations are refused, and 64 are not")
  func tooMany() {
    let eight = (0..<8).map(String.init)
    #expect(SettingSweep.combinations(of: [("a", eight), ("b", eight)])?.count == 64)
    #expect(SettingSweep.combinations(of: [("a", eight), ("b", eight + ["8"])]) == nil)
    let many = (0..<40).map { (key: String($0), values: eight) }
    #expect(SettingSweep.combinations(of: many) == nil)
  }
}

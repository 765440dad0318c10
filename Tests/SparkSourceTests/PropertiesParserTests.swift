import SparkMemory
import SparkSource
import Testing

/// The grammar of `java.util.Properties`.
@Suite struct PropertiesParserTests {
  private func pairs(_ text: String) throws -> [String] {
    try PropertiesFile.entries(in: text, file: "f").map { "\($0.key)|\($0.value)" }
  }

  @Test(arguments: [
    ("spark.a 1", "spark.a|1"), ("spark.a=1", "spark.a|1"), ("spark.a:1", "spark.a|1"),
    ("spark.a\t=  1  ", "spark.a|1"), ("  spark.a   1 2", "spark.a|1 2"),
    ("spark.a = = 1", "spark.a|= 1"), ("spark.a", "spark.a|"), ("spark.a=", "spark.a|"),
    ("spark\\ a=1", "spark a|1"), ("spark.a\\=b=1", "spark.a=b|1"),
    ("spark.a=x\\ty", "spark.a|x\ty"),
    ("spark.a=1\\", "spark.a|1"), ("spark.a=\\u0041\\u00e9", "spark.a|Aé"),
    ("spark.a=\\uD83D\\uDE00", "spark.a|😀"), ("spark.a=c:\\\\d", "spark.a|c:\\d"),
    ("spark.a=\\q", "spark.a|q"), ("spark.a=1#2", "spark.a|1#2"), ("spark.a\u{0C}1", "spark.a|1"),
    ("spark.ä=ü", "spark.ä|ü"),
  ])
  func readsALine(text: String, pair: String) throws {
    #expect(try pairs(text) == [pair])
  }

  @Test func skipsCommentsAndBlankLines() throws {
    let text = "# a comment \\\n\n  ! another\r\n\t\nspark.a 1\rspark.b 2\r\nspark.c 3"
    #expect(try pairs(text) == ["spark.a|1", "spark.b|2", "spark.c|3"])
  }

  @Test func joinsContinuedLines() throws {
    let text = "spark.a = -XX:+UseG1GC \\\n    -Dx=y\\\r\n  z\nspark.b 1"
    #expect(try pairs(text) == ["spark.a|-XX:+UseG1GC -Dx=yz", "spark.b|1"])
    #expect(try pairs("spark.a 1\\\\\nspark.b 2") == ["spark.a|1\\", "spark.b|2"])
    #expect(try pairs("spark.a 1,\\\n# 2") == ["spark.a|1,# 2"])
  }

  @Test func trimsBlanksAndKeepsEscapedLineEnds() throws {
    #expect(try pairs("spark.a=\\  x \\n") == ["spark.a|x \n"])
    #expect(try pairs("spark.a=x\\u0020\\u0009") == ["spark.a|x"])
  }

  @Test func knowsTheLineOfEachSetting() throws {
    let text = "# 1\nspark.a 1\nspark.b 2\\\n3\n\nspark.c 4\r\nspark.d 5"
    let entries = try PropertiesFile.entries(in: text, file: "conf/x.conf")
    #expect(entries.map(\.location.line) == [2, 3, 6, 7])
    #expect(entries.last?.location.description == "conf/x.conf:7")
  }

  @Test(arguments: ["spark.a=\\u12", "spark.a=\\uzzzz", "spark.a=\\u", "spark.\\u1=x", "a=\\u+123"])
  func refusesBrokenEscapes(text: String) throws {
    let error = try #require(throws: SourceError.self) { try pairs("# c\n" + text + "\n") }
    #expect(error.kind == .malformed)
    #expect(error.description.hasPrefix("f:2: \\u must be followed by four hexadecimal digits"))
  }

  @Test func theLastOfSeveralCountsAndOthersAreIgnored() throws {
    let entries = try PropertiesFile.entries(
      in: "spark.a 1\nother.b 2\nspark.a 3\n", file: "f")
    #expect(entries.map(\.isRead) == [true, false, true])
    #expect(SparkConfiguration(entries).values == ["spark.a": "3"])
  }

  @Test func anythingIsReadWithoutTrapping() {
    let pieces = ["\\", "\n", "\r", "#", "=", ":", " ", "\\u", "41", "a", "\u{0}", "😀"]
    var state: UInt64 = 42
    for _ in 0..<3000 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      _ = try? PropertiesFile.entries(in: text, file: "f")
    }
  }
}

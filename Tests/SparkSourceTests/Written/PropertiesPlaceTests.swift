import SparkSource
import Testing

@Suite struct PropertiesPlaceTests {
  private func reading(_ text: String) -> SourceReading {
    PropertiesFile.reading(of: SourceText(text, file: "f"))
  }

  @Test(
    "name and value have their places, whatever separates them",
    arguments: [
      ("spark.a 1g", "1:1", "1:9"), ("  spark.a=1g  ", "1:3", "1:11"),
      ("# c\nspark.a :  1g", "2:1", "2:12"), ("\r\nspark.a\t1g\r\n", "2:1", "2:9"),
      ("spark.a \\\n   1g", "1:1", "2:4"), ("spark.a", "1:1", "1:8"),
    ])
  func places(text: String, key: String, value: String) throws {
    let setting = try #require(reading(text).configurations.first?.settings.first)
    #expect(setting.keyPlace.description == "f:" + key)
    #expect(setting.valuePlace.description == "f:" + value)
    #expect(setting.key == "spark.a")
  }

  @Test("what is removed with a setting is its lines, continued ones too")
  func removal() throws {
    let text = SourceText("a 1\nspark.b \\\n  2\nc 3", file: "f")
    let settings = PropertiesFile.reading(of: text).configurations.flatMap(\.settings)
    let removal = try #require(settings.first { $0.key == "spark.b" }?.removal)
    #expect(text.text(in: removal.range) == "spark.b \\\n  2\n")
  }

  @Test("an escape that cannot be read costs its line only, and is said")
  func damaged() {
    let reading = reading("spark.a 1\nspark.b \\u12\nspark.c 3")
    #expect(reading.configurations.first?.settings.map(\.key) == ["spark.a", "spark.c"])
    #expect(reading.configurations.first?.refusals.map(\.place.line) == [2])
  }

  @Test("places and entries agree")
  func agreesWithEntries() throws {
    let text = "spark.a 1\n!x\nspark.b=x\\ty \nspark.c :\\u0041\n"
    let entries = try PropertiesFile.entries(in: text, file: "f")
    let settings = reading(text).configurations.flatMap(\.settings)
    #expect(entries.map(\.key) == settings.map(\.key))
    #expect(entries.map(\.value) == settings.map(\.value))
    #expect(entries.map(\.location.line) == settings.map(\.keyPlace.line))
  }
}

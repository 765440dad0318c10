import Report
import SparkMemory
import Testing

@Suite struct ConfigurationReferenceTests {
  private let lines = ConfigurationReference().markdown.split(
    separator: "\n", omittingEmptySubsequences: false)

  @Test func everySettingHasARowUnderItsTopic() throws {
    for topic in ConfigurationTopic.allCases {
      let heading = try #require(lines.firstIndex(of: "## \(topic.title)"))
      let rows = lines[heading...].dropFirst(4).prefix { !$0.isEmpty }
      #expect(rows.count == topic.keys.count)
      for (row, key) in zip(rows, topic.keys) { #expect(row.hasPrefix("| `\(key.name)`")) }
    }
  }

  @Test func rowsHaveAllColumns() {
    for line in lines where line.hasPrefix("| `spark.") {
      #expect(line.replacing("\\|", with: "").count { $0 == "|" } == 8, "\(line)")
    }
  }

  @Test func saysThatItIsGenerated() {
    #expect(lines.prefix(2).joined().contains("do not edit"))
  }
}

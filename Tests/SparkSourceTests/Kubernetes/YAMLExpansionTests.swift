import Testing

@testable import SparkSource

/// Aliases that say a few lines millions of times.
@Suite struct YAMLExpansionTests {
  private func bomb(_ end: String) -> SourceText {
    var text = "a0: &a0 {x: 1}\n"
    for level in 1..<30 {
      text += "a\(level): &a\(level) {x: *a\(level - 1), y: *a\(level - 1)}\n"
    }
    return SourceText(text + end, file: "f")
  }

  @Test(
    "are refused with their place, as names too",
    arguments: [
      "kind: SparkApplication\nspec: {sparkConf: *a29, executor: *a29}",
      "kind: SparkApplication\nspec:\n  sparkConf:\n    ? *a29\n    : 1\n    ? *a28\n    : 2",
    ])
  func refused(end: String) {
    let reading = SparkApplicationFile.reading(of: bomb(end))
    #expect(reading.configurations.isEmpty)
    #expect(reading.notes.map(\.place.description) == ["f:2:13"])
    #expect(ManagedJSON.reading(of: bomb("spark_conf: {spark.a: *a29}")).notes.count == 1)
  }

  @Test("what people write with anchors is read, however often an alias stands")
  func read() {
    let uses = (0..<300).map { "b\($0): *common\n" }.joined()
    let text = "common: &common {spark_conf: {spark.executor.memory: 4g}}\n\(uses)"
    let reading = ManagedJSON.reading(of: SourceText(text, file: "f"))
    #expect(reading.configurations.count == 301)
    let shell = "a: \"x && y & z\"\nb: \"*.txt *.csv\"\nspark_conf: {spark.executor.memory: 4g}\n"
    #expect(ManagedJSON.reading(of: SourceText(shell, file: "f")).configurations.count == 1)
  }

  @Test("a walk through aliases ends")
  func walk() {
    // Below the limit of the parser, above that of the walk.
    var text = "a0: &a0 {spark: 1}\n"
    for level in 1..<13 {
      text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1), *a\(level - 1)]\n"
    }
    #expect(ManagedJSON.reading(of: SourceText(text, file: "f")).configurations.isEmpty)
  }
}

import SparkSource
import Testing

@Suite struct ConfigurationWordTests {
  @Test(arguments: [
    ("spark.executor.memory=8g", true), ("executor.memory=8g", true), ("spark.x=/a/b", true),
    ("conf/spark-defaults.conf", false), ("./a=b/c.conf", false), ("x.conf", false), ("=", true),
  ])
  func tellsSettingsFromPaths(word: String, isSetting: Bool) {
    #expect(ConfigurationWord.isSetting(word) == isSetting)
  }

  @Test func splitsAtTheFirstSign() throws {
    let entry = try ConfigurationWord.entry("spark.executor.extraJavaOptions=-Dx=y")
    #expect(entry.key == "spark.executor.extraJavaOptions")
    #expect(entry.value == "-Dx=y")
    #expect(entry.location.description == "command line")
  }

  @Test func settingsThatTheTableLacksAreTaken() throws {
    #expect(try ConfigurationWord.entry("spark.hadoop.fs.x=1").value == "1")
  }

  @Test(arguments: [
    ("spark.executor.memroy=8g", "did you mean spark.executor.memory?"),
    ("executor.memory=8g", "did you mean spark.executor.memory?"),
    ("memory=8g", "names begin with spark."), ("=8g", "names begin with spark."),
    ("spark.executor.memory", "write it as spark.executor.memory=8g"),
  ])
  func refuses(word: String, advice: String) throws {
    let error = try #require(throws: SourceError.self) { try ConfigurationWord.entry(word) }
    #expect(error.kind == .malformed)
    #expect(error.description.contains(advice))
  }
}

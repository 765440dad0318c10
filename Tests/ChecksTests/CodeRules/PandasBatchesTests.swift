import Checks
import SparkMemory
import SparkSource
import Testing

@Suite struct PandasBatchesTests {
  private func found(_ text: String, spark: SparkVersion = .v(3, 5)) throws -> [String] {
    try findings(of: "BM207", in: "import pyspark\n" + text, as: .python, spark: spark)
      .map { "\($0.at) \($0.severity)" }
  }

  private static let key = "spark.sql.execution.arrow.maxRecordsPerBatch"

  @Test("whole groups are noted each, whatever the batches are")
  func groups() throws {
    #expect(
      try found("df.groupBy('a').applyInPandas(f, 's')\ndf.groupBy('b').applyInArrow(f, 's')")
        == ["2:17 note", "3:17 note"])
    #expect(
      try found("@pandas_udf('double')\ndef mean(v: pd.Series) -> float:\n  pass")
        == ["2:2 note"])
    #expect(
      try found("spark.conf.set('\(Self.key)', 5)\ndf.groupBy('a').applyInPandas(f, 's')")
        == ["3:17 note"])
  }

  @Test("batches are noted once in a file that does not set how large they are")
  func batches() throws {
    let text =
      "df.mapInPandas(f, 's')\n@pandas_udf('long')\ndef g(v: pd.Series) -> pd.Series:\n  pass"
    #expect(try found(text) == ["2:4 note"])
    #expect(try found("spark.conf.set('\(Self.key)', 500)\n" + text).isEmpty)
  }

  @Test("a limit that is taken away is a warning, and its place is where that is")
  func unlimited() throws {
    #expect(
      try found("spark.conf.set('\(Self.key)', 0)\ndf.mapInPandas(f, 's')")
        == ["2:12 warning"])
    #expect(
      try found("s = SparkSession.builder.config('\(Self.key)', '-1').getOrCreate()")
        == ["2:26 warning"])
  }

  @Test("since Spark 4.0 bytes limit a batch, and groups are as large as they are")
  func bytes() throws {
    let text = "spark.conf.set('\(Self.key)', 0)\ndf.mapInPandas(f, 's')\n"
    #expect(try found(text, spark: .v(4, 0)).isEmpty)
    #expect(try found(text + "d.applyInPandas(f, 's')", spark: .v(4, 0)) == ["4:3 note"])
  }

  @Test("other functions, comments and strings are none")
  func nearMiss() throws {
    #expect(
      try found("# df.mapInPandas(f)\nx = 'applyInPandas('\n@udf('int')\ndef f(x): pass").isEmpty)
  }
}

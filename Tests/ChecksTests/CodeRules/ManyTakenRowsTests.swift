import Checks
import SparkSource
import Testing

@Suite struct ManyTakenRowsTests {
  private func at(_ text: String, _ format: SourceReader.Format) throws -> [String] {
    try findings(of: "BM202", in: text, as: format).map(\.at)
  }

  @Test(
    "very many rows are found by their number, written or named",
    arguments: [
      ("N = 500_000\nspark.table('t').take(N)", .python, "2:18"),
      ("spark.table('t').limit(1000000).toPandas()", .python, "1:18"),
      ("spark.table('t').show(n=100000)", .python, "1:18"),
      ("import org.apache.spark.sql._\ndf.head(200000)", .scala, "2:4"),
      (
        "import org.apache.spark.sql.*;\nclass A { void f() { df.takeAsList(100000); } }", .java,
        "2:25"
      ),
      ("library(SparkR)\ntake(df, 1e6)", .r, "2:1"),
    ] as [(String, SourceReader.Format, String)])
  func found(text: String, format: SourceReader.Format, place: String) throws {
    #expect(try at(text, format) == [place])
  }

  @Test(
    "fewer rows, a limit that stays with the executors, and numbers that are not known are not",
    arguments: [
      ("spark.table('t').take(99999)", .python),
      ("spark.table('t').limit(1000000).write.parquet('x')", .python),
      ("N = 1\nN = 500000\nspark.table('t').take(N)", .python),
      ("spark.table('t').take(n)", .python),
      ("spark.table('t').show()", .python), ("library(SparkR)\nhead(df, 10L)", .r),
    ] as [(String, SourceReader.Format)])
  func nearMiss(text: String, format: SourceReader.Format) throws {
    #expect(try at(text, format).isEmpty)
  }

  @Test("rows that the driver holds already are not brought there")
  func local() throws {
    let text = "import pyspark\npdf = df.toPandas()\npdf.head(1000000)\ndf.toPandas().head(1000000)"
    #expect(try findings(of: "BM202", in: text, as: .python).isEmpty)
  }
}

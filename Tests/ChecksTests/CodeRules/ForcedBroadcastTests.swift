import Checks
import SparkSource
import Testing

@Suite struct ForcedBroadcastTests {
  private func at(_ text: String, _ format: SourceReader.Format) throws -> [String] {
    try findings(of: "BM206", in: text, as: format).map(\.at)
  }

  @Test(
    "hints are found as calls and in SQL, in strings too",
    arguments: [
      ("import pyspark\na.join(broadcast(b), 'id')", .python, "2:8"),
      ("import pyspark\na.join(F.broadcast(b), 'id')", .python, "2:10"),
      ("import pyspark\na.join(b.hint('broadcast'), 'id')", .python, "2:10"),
      ("spark.sql('SELECT /*+ MAPJOIN(b) */ * FROM a')", .python, "1:23"),
      ("import org.apache.spark._\na.join(broadcast(b), \"id\")", .scala, "2:8"),
      (
        "import org.apache.spark.*;\nclass A { void f() { a.join(functions.broadcast(b)); } }",
        .java,
        "2:39"
      ),
      ("library(SparkR)\njoin(a, broadcast(b))", .r, "2:9"),
      ("SELECT /*+ BROADCAST(b) */ * FROM a JOIN b", .sql, "1:12"),
      ("-- a\nSELECT /*+ COALESCE(3), BROADCASTJOIN(b) */ 1", .sql, "2:25"),
    ] as [(String, SourceReader.Format, String)])
  func found(text: String, format: SourceReader.Format, place: String) throws {
    #expect(try at(text, format) == [place])
  }

  @Test(
    "variables, other hints, comments and what is limited are not",
    arguments: [
      ("import pyspark\nb = sc.broadcast(table)", .python),
      ("import pyspark\nspark.sparkContext.broadcast(x)", .python),
      ("import pyspark\na.join(b.hint('merge'), 'id')", .python),
      ("import pyspark\nb = spark.table('b').limit(10)\na.join(broadcast(b), 'id')", .python),
      ("spark.sql('SELECT /* BROADCAST(b) */ 1')", .python),
      ("SELECT '/*+ BROADCAST(b) */', broadcast FROM a -- /*+ BROADCAST(b) */", .sql),
      ("SELECT /*+ REPARTITION(3) */ 1", .sql),
    ] as [(String, SourceReader.Format)])
  func nearMiss(text: String, format: SourceReader.Format) throws {
    #expect(try at(text, format).isEmpty)
  }
}

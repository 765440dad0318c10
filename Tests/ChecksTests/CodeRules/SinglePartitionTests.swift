import Checks
import SparkSource
import Testing

@Suite struct SinglePartitionTests {
  private func messages(_ text: String, _ format: SourceReader.Format) throws -> [String] {
    try findings(of: "BM204", in: text, as: format).map { "\($0.at) \($0.severity)" }
  }

  @Test(
    "one partition of everything is found",
    arguments: [
      ("spark.table('t').coalesce(1).write.csv('x')", .python, "1:18"),
      ("spark.table('t').repartition(numPartitions=1)", .python, "1:18"),
      ("import org.apache.spark._\ndf.repartition(1)\n  .write.csv(\"x\")", .scala, "2:4"),
      (
        "import org.apache.spark.*;\nclass A { void f() { df.coalesce(1).write(); } }", .java,
        "2:25"
      ),
      ("library(SparkR)\nwrite.df(repartition(df, 1L), \"x\")", .r, "2:10"),
      ("library(sparklyr)\nx %>% sdf_coalesce(1) %>% spark_write_csv(\"x\")", .r, "2:7"),
    ] as [(String, SourceReader.Format, String)])
  func found(text: String, format: SourceReader.Format, place: String) throws {
    #expect(try messages(text, format) == ["\(place) warning"])
  }

  @Test(
    "several partitions, little data, and the function of columns are not",
    arguments: [
      ("spark.table('t').coalesce(10)", .python), ("spark.table('t').repartition(1, 'a')", .python),
      ("spark.table('t').limit(100).coalesce(1).write.csv('x')", .python),
      ("spark.table('t').agg(F.sum('a')).repartition(1)", .python),
      ("spark.table('t').select(F.coalesce(1))", .python),
      ("spark.table('t').select(coalesce(a, 1))", .python),
      ("library(sparklyr)\nx %>% mutate(b = coalesce(a, 1))", .r),
    ] as [(String, SourceReader.Format)])
  func nearMiss(text: String, format: SourceReader.Format) throws {
    #expect(try messages(text, format).isEmpty)
  }

  @Test("behind groups it is a note")
  func groups() throws {
    #expect(
      try messages("spark.table('t').groupBy('a').count().coalesce(1)", .python) == ["1:39 note"])
  }
}

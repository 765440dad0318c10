import Checks
import SparkSource
import Testing

@Suite struct CacheInLoopTests {
  private func at(_ text: String, _ format: SourceReader.Format) throws -> [String] {
    try findings(of: "BM203", in: text, as: format).map(\.at)
  }

  @Test(
    "a cache in a loop that nothing releases is found",
    arguments: [
      ("for d in days:\n    df = spark.table(d).cache()\n    df.count()", .python, "2:25"),
      ("while a:\n  df = spark.table('t')\n  df.persist()", .python, "3:6"),
      (
        "import org.apache.spark._\nfor (d <- days) {\n  val df = spark.table(d).cache()\n}",
        .scala,
        "3:27"
      ),
      (
        "import org.apache.spark.*;\nclass A { void f() { for (String d : days) { df.persist(); } } }",
        .java, "2:49"
      ),
      ("library(SparkR)\nfor (d in days) {\n  df <- cache(sql(d))\n}", .r, "3:9"),
    ] as [(String, SourceReader.Format, String)])
  func found(text: String, format: SourceReader.Format, place: String) throws {
    #expect(try at(text, format) == [place])
  }

  @Test(
    "what is released, or made once, is not",
    arguments: [
      "for d in days:\n    df = spark.table(d).cache()\n    df.unpersist()",
      "for d in days:\n    df = spark.table(d).cache()\n    old.unpersist()\n    old = df",
      "for d in days:\n    df = spark.table(d).cache()\nspark.catalog.clearCache()",
      "df = spark.table('t').cache()\nfor d in days:\n    df.count()",
      "for d in days:\n    def f():\n        df = spark.table('t').cache()",
      "for d in days:\n    # df.cache()\n    x = spark.table(d)",
    ])
  func nearMiss(text: String) throws {
    #expect(try at(text, .python).isEmpty)
  }
}

import Advisor
import Checks
import SparkSource
import Testing

@Suite struct UnreleasedCacheTests {
  @Test(
    "a cache that the program never releases is noted",
    arguments: [
      ("df = spark.table('t').cache()\ndf.count()", .python, "1:23"),
      ("df = spark.table('t')\ndf.persist()\nother.unpersist()", .python, "2:4"),
      ("import org.apache.spark._\nval df = spark.table(d).cache()", .scala, "2:25"),
      ("library(SparkR)\ndf <- cache(sql(d))", .r, "2:7"),
    ] as [(String, SourceReader.Format, String)])
  func found(text: String, format: SourceReader.Format, place: String) throws {
    let found = try findings(of: "BM208", in: text, as: format)
    #expect(found.map(\.at) == [place])
    #expect(found.map(\.severity) == [.note])
  }

  @Test(
    "what is released, or cached in a loop, is not",
    arguments: [
      "df = spark.table('t').cache()\ndf.count()\ndf.unpersist()",
      "df = spark.table('t')\ndf.persist()\ndf.unpersist()",
      "df = spark.table('t').cache()\nspark.catalog.clearCache()",
      "for d in days:\n    df = spark.table(d).cache()",
      "# df.cache()\nx = spark.table('t')",
      "text = 'df.cache()'\nx = spark.table(text)",
    ])
  func nearMiss(text: String) throws {
    #expect(try findings(of: "BM208", in: text, as: .python).isEmpty)
  }

  @Test("an object of the program's own caches what it likes")
  func ownObjects() throws {
    let text = """
      import pyspark
      cache = Cache()
      cache.persist()
      class C:
        def persist(self):
          self.cache()
      """
    #expect(try findings(of: "BM208", in: text, as: .python).isEmpty)
  }
}

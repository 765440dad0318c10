import Checks
import SparkSource
import Testing

@Suite struct GroupedValuesTests {
  private func found(_ text: String, _ format: SourceReader.Format) throws -> [String] {
    try findings(of: "BM205", in: text, as: format).map { "\($0.at) \($0.severity)" }
  }

  @Test(
    "values that are reduced behind it are found",
    arguments: [
      ("import pyspark\nrdd.groupByKey().mapValues(sum)", .python, "2:5"),
      ("import pyspark\nrdd.groupByKey(8).mapValues(lambda v: len(list(v)))", .python, "2:5"),
      ("import pyspark\nrdd.groupByKey().map(lambda kv: (kv[0], sum(kv[1])))", .python, "2:5"),
      ("import org.apache.spark._\nrdd.groupByKey().mapValues(_.sum)", .scala, "2:5"),
      ("import org.apache.spark._\nrdd.groupByKey\n  .mapValues { vs => vs.size }", .scala, "2:5"),
    ] as [(String, SourceReader.Format, String)])
  func reduced(text: String, format: SourceReader.Format, at: String) throws {
    #expect(try found(text, format) == ["\(at) warning"])
  }

  @Test("values that are kept are a note")
  func kept() throws {
    #expect(try found("import pyspark\nrdd.groupByKey().mapValues(list)", .python) == ["2:5 note"])
  }

  @Test(
    "the one of Datasets takes a function, and reduceByKey is what is meant",
    arguments: [
      ("import org.apache.spark._\nds.groupByKey(_.user).reduceGroups(f)", .scala),
      ("import org.apache.spark._\nds.groupByKey { x => x.a }.mapGroups(f)", .scala),
      (
        "import org.apache.spark.*;\nclass A { void f() { ds.groupByKey(f, Encoders.STRING()).count(); } }",
        .java
      ),
      ("import pyspark\nrdd.reduceByKey(add).mapValues(len)", .python),
    ] as [(String, SourceReader.Format)])
  func nearMiss(text: String, format: SourceReader.Format) throws {
    #expect(try found(text, format).isEmpty)
  }
}

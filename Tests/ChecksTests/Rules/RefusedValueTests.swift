import Advisor
import Checks
import SparkMemory
import SparkSource
import Testing

@Suite struct RefusedValueTests {
  @Test(
    "a size that Spark does not read is rewritten as one that it reads",
    arguments: [
      ("spark.executor.memory 1.5g\n", "spark.executor.memory 1536m\n"),
      ("spark.executor.memory=8 g", "spark.executor.memory=8g"),
    ])
  func sizes(before: String, after: String) throws {
    let found = try findings(of: "BM108", in: before)
    let fixed = FixedText(SourceText(before, file: "file"), findings: found)
    #expect(fixed.text == after)
    #expect(try findings(of: "BM108", in: after).isEmpty)
  }

  @Test("a unit of Spark 4.2 is refused before it")
  func units() throws {
    let text = "spark.executor.memory 4gib"
    #expect(try findings(of: "BM108", in: text, spark: .v(3, 5)).first?.expected == "4g")
    #expect(try findings(of: "BM108", in: text, spark: .v(4, 2)).isEmpty)
  }

  @Test(
    "numbers, truth values, ranges and escapes are checked as well",
    arguments: [
      "spark.executor.cores four", "spark.memory.offHeap.enabled yes",
      "spark.memory.storageFraction 1.0", "spark.memory.fraction 60%", "spark.a \\u12",
    ])
  func others(line: String) throws {
    let found = try findings(of: "BM108", in: line)
    #expect(found.map(\.severity) == [.error])
    #expect(found.first?.remedy.isEmpty == false)
  }

  @Test("spark-submit refuses options that it does not have, and counts below one")
  func options() throws {
    let unknown = try findings(
      of: "BM108", in: "spark-submit --executor-memroy 2g a.py", as: .sparkSubmit)
    #expect(unknown.first?.remedy == "did you mean --executor-memory?")
    let none = try findings(
      of: "BM108", in: "spark-submit --num-executors 0 a.py", as: .sparkSubmit)
    #expect(none.map(\.at) == ["1:30"])
  }

  @Test(
    "what Spark reads is left alone",
    arguments: [
      "spark.executor.memory 8G", "spark.executor.memory 512mb", "spark.executor.memory ${other}",
      "spark.sql.autoBroadcastJoinThreshold -1", "spark.network.timeout 120s",
    ])
  func nearMiss(line: String) throws {
    #expect(try findings(of: "BM108", in: line).isEmpty)
  }
}

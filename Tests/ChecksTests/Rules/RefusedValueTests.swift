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

  @Test("a fraction without a unit is refused, and nobody can tell what was meant")
  func bareFraction() throws {
    let text = "spark.executor.memory 1.5\nspark.executor.memoryOverhead 0.2\n"
    let found = try findings(of: "BM108", in: text)
    #expect(found.map(\.at) == ["1:23", "2:31"])
    #expect(found.allSatisfy { $0.fix == nil && $0.expected == nil })
    #expect(
      found.first?.message
        == "spark.executor.memory: '1.5' is a fraction, and Spark reads whole numbers only")
  }

  @Test("what an entry point replaces is refused in a plain file only, and Spark's own nowhere")
  func replaced() throws {
    let checker = Checker(selection: try RuleSelection(select: ["BM108,BM109"], ignore: []))
    func count(_ value: String, in file: String) -> Int {
      let text = SourceText("spark.executor.memory \(value)", file: file)
      return checker.check([SourceReader.read(text, as: .sparkDefaults)]).findings.count
    }
    #expect(count("${EXECUTOR_MEMORY}", in: "spark-defaults.conf") == 1)
    #expect(count("${EXECUTOR_MEMORY}", in: "spark-defaults.conf.template") == 0)
    for value in ["${env:MEMORY}", "${spark.driver.memory}", "{{ mem }}", "<%= mem %>", "@MEM@"] {
      #expect(count(value, in: "spark-defaults.conf") == 0, "\(value)")
    }
  }

  @Test("Databricks chooses the partitions itself, and nobody else does")
  func automatic() throws {
    let json = #"{"spark_conf": {"spark.sql.shuffle.partitions": "auto"}}"#
    #expect(try findings(of: "BM108", in: json, as: .json).isEmpty)
    let set = #"spark.conf.set("spark.sql.shuffle.partitions", "auto")"#
    #expect(try findings(of: "BM108", in: set, as: .python).isEmpty)
    #expect(
      try findings(of: "BM108", in: "SET spark.sql.shuffle.partitions=auto", as: .sql).isEmpty)
    #expect(try findings(of: "BM108", in: "spark.sql.shuffle.partitions auto").count == 1)
    let emr =
      #"[{"Classification": "spark-defaults", "Properties": {"spark.sql.shuffle.partitions": "auto"}}]"#
    #expect(try findings(of: "BM108", in: emr, as: .json).count == 1)
  }
}

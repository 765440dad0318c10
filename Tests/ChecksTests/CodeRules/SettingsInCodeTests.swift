import Advisor
import Checks
import SparkMemory
import SparkSource
import Testing

/// The rules over settings, where programs say them.
@Suite struct SettingsInCodeTests {
  @Test(
    "executor memory of a session that runs is refused, in each language",
    arguments: [
      ("spark.conf.set(\"spark.executor.memory\", \"12g\")", .python, "1:17"),
      ("spark.sql(\"\"\"SET spark.executor.memory=12g\"\"\")", .python, "1:18"),
      ("spark.conf.set(\"spark.executor.memory\", \"12g\")", .scala, "1:17"),
      (
        "class A { void f() { spark.conf().set(\"spark.executor.memory\", \"12g\"); } }", .java,
        "1:40"
      ),
      ("library(SparkR)\nsql(\"SET spark.executor.memory=12g\")", .r, "2:10"),
    ] as [(String, SourceReader.Format, String)])
  func refused(text: String, format: SourceReader.Format, at: String) throws {
    #expect(try findings(of: "BM105", in: text, as: format).map(\.at) == [at])
  }

  @Test(
    "what a session may change, and what its builder says, is not",
    arguments: [
      ("spark.conf.set('spark.sql.shuffle.partitions', 400)", .python),
      ("SparkSession.builder.config('spark.executor.memory', '12g').getOrCreate()", .python),
      ("val c = new SparkConf().set(\"spark.executor.memory\", \"12g\")", .scala),
      ("class A { void f() { new SparkConf().set(\"spark.executor.memory\", \"12g\"); } }", .java),
      ("sparkR.session(sparkConfig = list(spark.executor.memory = \"12g\"))", .r),
    ] as [(String, SourceReader.Format)])
  func nearMiss(text: String, format: SourceReader.Format) throws {
    #expect(try findings(of: "BM105", in: text, as: format).isEmpty)
  }

  @Test(
    "driver memory in a program is too late, unless the program starts the JVM: then it depends",
    arguments: [
      ("SparkSession.builder.config('spark.driver.memory', '8g').getOrCreate()", .python, "note"),
      ("sparkR.session(sparkConfig = list(spark.driver.memory = \"8g\"))", .r, "note"),
      (
        "SparkSession.builder().config(\"spark.driver.memory\", \"8g\").getOrCreate()", .scala,
        "warning"
      ),
      (
        "class A { void f() { new SparkConf().set(\"spark.driver.memory\", \"8g\"); } }", .java,
        "warning"
      ),
    ] as [(String, SourceReader.Format, String)])
  func driverMemory(text: String, format: SourceReader.Format, severity: String) throws {
    let found = try findings(of: "BM104", in: text, as: format)
    #expect(found.map(\.severity.word) == [severity])
    #expect(found.map(\.setting) == ["spark.driver.memory"])
  }

  @Test("what a session is refused is not said to be without effect as well")
  func refusedOnly() throws {
    let text =
      "SparkSession.builder.master('local').getOrCreate()\nspark.conf.set('spark.executor.memory', '2g')"
    #expect(try findings(of: "BM104", in: text, as: .python).isEmpty)
    #expect(try findings(of: "BM105", in: text, as: .python).count == 1)
  }

  @Test("in cluster mode no program is early enough")
  func clusterMode() throws {
    let text = "SparkSession.builder.config('spark.driver.memory', '8g').getOrCreate()"
    let found = try findings(of: "BM104", in: text, as: .python, deployMode: .cluster)
    #expect(found.map(\.severity.word) == ["warning"])
  }

  @Test("a master and executor memory that a program says take effect, except with a local master")
  func inTime() throws {
    let text = "SparkSession.builder.master('yarn').config('spark.executor.memory', '8g')"
    #expect(try findings(of: "BM104", in: text, as: .python).isEmpty)
    let local = text.replacing("yarn", with: "local[*]")
    #expect(
      try findings(of: "BM104", in: local, as: .python).map(\.setting) == ["spark.executor.memory"])
  }

  @Test("branches and later changes are no repetition")
  func branches() throws {
    let text = """
      if a: conf.set("spark.executor.memory", "1g")
      else: conf.set("spark.executor.memory", "2g")
      spark.conf.set("spark.sql.shuffle.partitions", 1)
      spark.conf.set("spark.sql.shuffle.partitions", 2)
      """
    #expect(try findings(of: "BM106", in: text, as: .python).isEmpty)
    #expect(try findings(of: "BM107", in: text, as: .python).isEmpty)
  }

  @Test("a fix stays within the quotes of a string, and touches no number")
  func fixes() throws {
    let text = SourceText(
      "c.set('spark.executor.memory', '1.5g')\nd.set('spark.executor.memory', 1.5)", file: "f")
    let result = Checker().check([SourceReader.read(text, as: .python)])
    let fixed = FixedText(text, findings: result.findings).text
    #expect(fixed.hasSuffix("\nd.set('spark.executor.memory', 1.5)"))
    #expect(!fixed.contains("1.5g"))
    #expect(fixed.hasPrefix("c.set('spark.executor.memory', '"))
  }
}

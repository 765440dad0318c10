import Checks
import SparkSource
import Testing

@Suite struct CollectedRowsTests {
  private func lines(_ text: String, _ format: SourceReader.Format) throws -> [String] {
    try findings(of: "BM201", in: text, as: format).map { "\($0.at) \($0.severity)" }
  }

  @Test(
    "what nothing limits is found in every language",
    arguments: [
      ("from pyspark.sql import SparkSession\ndf.filter('a').collect()", .python, "2:16"),
      ("df = spark.table('t')\npdf = df.toPandas()", .python, "2:10"),
      ("rows = spark.sql('SELECT * FROM t').collect()", .python, "1:37"),
      ("import pyspark.pandas as ps\nps.read_csv('x').to_pandas()", .python, "2:18"),
      ("import org.apache.spark.sql._\nval r = df.rdd.map(_.x)\n  .collect", .scala, "3:4"),
      (
        "import org.apache.spark.sql.*;\nclass A { void f() { ds.collectAsList(); } }", .java,
        "2:25"
      ),
      ("library(SparkR)\nlocal <- collect(read.df(\"x\"))", .r, "2:10"),
      ("library(sparklyr)\ntbl(sc, \"t\") %>% filter(a) %>% collect()", .r, "2:32"),
      ("library(SparkR)\nd <- as.data.frame(sql(\"SELECT * FROM t\"))", .r, "2:6"),
    ] as [(String, SourceReader.Format, String)])
  func found(text: String, format: SourceReader.Format, at: String) throws {
    #expect(try lines(text, format) == ["\(at) warning"])
  }

  @Test(
    "what is limited, or is not Spark's, is left alone",
    arguments: [
      ("df = spark.table('t').limit(10)\ndf.select('a').collect()", .python),
      ("spark.table('t').agg(F.max('a')).collect()", .python),
      ("spark.table('t').select(F.max('a').alias('m')).collect()[0][0]", .python),
      (
        "spark.sql('SHOW TABLES').collect()\nspark.sql('SELECT 1 FROM t LIMIT 5').collect()",
        .python
      ),
      ("spark.sql('SELECT count(*) FROM t').collect()", .python),
      ("spark.createDataFrame([(1,)]).collect()\nsc.parallelize([1]).map(f).collect()", .python),
      ("import gc, pyspark\ngc.collect()", .python),
      ("import pyspark, polars as pl\npl.scan_csv('x').collect()", .python),
      ("import pyspark\n# df.collect()\ns = 'df.collect()'", .python),
      ("import polars as pl\nlf.collect()", .python),
      ("import org.apache.spark.sql._\nxs.collect { case Some(x) => x }", .scala),
      ("import org.apache.spark.sql._\nxs.collect(f)", .scala),
      (
        "import org.apache.spark.sql.*;\nclass A { void f() { l.stream().collect(Collectors.toList()); } }",
        .java
      ),
      ("import org.apache.spark.sql._\nSeq(1, 2).toDF().filter(f).collect()", .scala),
      ("library(SparkR)\nx <- collect(limit(read.df(\"x\"), 5))", .r),
      ("library(dplyr)\ncollect(df)", .r), ("library(SparkR)\nas.data.frame(matrix(1))", .r),
    ] as [(String, SourceReader.Format)])
  func nearMiss(text: String, format: SourceReader.Format) throws {
    #expect(try lines(text, format).isEmpty)
  }

  @Test("groups may be few, which is a note")
  func groups() throws {
    #expect(
      try lines("r = spark.table('t').groupBy('a').count().collect()", .python) == ["1:43 note"])
    #expect(
      try lines("r = spark.table('t').select('a').distinct().collect()", .python) == ["1:45 note"])
  }

  @Test("a name is followed to what it stands for, in its own function first")
  func names() throws {
    let text = """
      import pyspark
      df = spark.table("t").limit(3)
      def f():
          df = spark.table("t")
          return df.collect()
      df.collect()
      """
    #expect(try lines(text, .python) == ["5:15 warning"])
  }

  @Test(
    "what tests collect is small, and a name that only contains the word is no test",
    arguments: [
      ("tests/test_etl.py", 0), ("etl_test.py", 0), ("conftest.py", 0), ("latest.py", 1),
      ("contest/etl.py", 1),
    ])
  func tests(file: String, count: Int) throws {
    let text = SourceText("spark.table('t').collect()", file: file)
    let checker = Checker(selection: try RuleSelection(select: ["BM201"], ignore: []))
    #expect(checker.check([SourceReader.read(text, as: .python)]).findings.count == count)
  }

  @Test("a comment allows it, in Python and where a statement begins")
  func allowed() throws {
    let text = """
      # ballast: allow collected-rows
      rows = (spark.table("t")
          .collect())
      """
    #expect(try lines(text, .python).isEmpty)
  }

  @Test(
    "what the code clearly bounds is left alone",
    arguments: [
      ("spark.sql(f'select * from t limit {n}').collect()", .python),
      ("spark.sql('select * from t limit %d' % n).collect()", .python),
      ("spark.sql('select * from t limit {}'.format(n)).collect()", .python),
      ("spark.sql('select * from t limit ' + str(n)).collect()", .python),
      ("import org.apache.spark.sql._\nspark.sql(s\"select * from t limit $n\").collect()", .scala),
      (
        "import org.apache.spark.sql._\nspark.sql(\"\"\"select * from t\n limit 5\"\"\".stripMargin).collect()",
        .scala
      ),
      ("spark.sql('select 1').collect()", .python),
      ("spark.sql(\"select coalesce(max(dt), 'x') from t\").collect()", .python),
      (
        "spark.sql('select cast(max(x) as int) from (select x, y over z from t)').collect()",
        .python
      ),
      ("spark.sql('with a as (select * from t) select count(*) from a').collect()", .python),
      ("df.groupBy().sum('x').collect()", .python),
      ("df.groupBy('a').count().agg(F.max('count')).collect()", .python),
      (
        "df.select([F.count(F.when(F.col(c).isNull(), c)).alias(c) for c in df.columns]).toPandas()",
        .python
      ),
      ("df.select(*[F.sum(c) for c in df.columns]).collect()", .python),
      ("df.select(F.expr('max(x)'), F.lit(1)).collect()", .python),
      ("df.select(F.coalesce(F.max('x'), F.lit(0))).collect()", .python),
      ("df.select(F.max('x') - F.min('x')).collect()", .python),
      ("df.selectExpr('cast(max(x) as int) as m').collect()", .python),
      ("import pyspark\ndt.history(1).collect()", .python),
    ] as [(String, SourceReader.Format)])
  func bounded(text: String, format: SourceReader.Format) throws {
    #expect(try lines("spark.range(1)\n" + text, format).isEmpty)
  }

  @Test(
    "a window, a union and ALL bound nothing",
    arguments: [
      "spark.table('t').select(F.max('x').over(w)).collect()",
      "spark.table('t').select(F.coalesce(F.max('x').over(w), F.lit(0))).collect()",
      "spark.table('t').selectExpr('max(x) over (partition by y)').collect()",
      "spark.sql('select max(x) over (partition by y) from t').collect()",
      "spark.sql('select a from t union all select b from s').collect()",
      "spark.sql('select * from t limit all').collect()",
      "spark.sql('select a, (select max(b) from s) from t').collect()",
      "spark.sql('with a as (select max(b) from s) select * from t').collect()",
    ])
  func unbounded(text: String) throws {
    #expect(try lines(text, .python).map { $0.split(separator: " ").last } == ["warning"])
  }

  @Test(
    "groups of SQL are groups",
    arguments: ["select a, count(*) from t group by a", "select distinct a from t"])
  func groupsOfSQL(query: String) throws {
    let found = try lines("spark.sql('\(query)').collect()", .python)
    #expect(found.map { $0.split(separator: " ").last } == ["note"])
  }

  @Test(
    "a method of the program's own is not Spark's",
    arguments: [
      "class C:\n  def collect(self): pass\n  def f(self):\n    self.collect()\nC().collect()",
      "def collect(x): pass\nclass C:\n  def f(self, c):\n    c.collect()",
      "c = Cache()\nc.collect()",
    ])
  func ownMethods(text: String) throws {
    #expect(try lines("import pyspark\n" + text, .python).isEmpty)
    let wrapped = "class C:\n  def collect(self):\n    return self.df.collect()"
    #expect(try lines("import pyspark\n" + wrapped, .python).count == 1)
  }
}

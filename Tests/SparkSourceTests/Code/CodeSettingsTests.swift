import SparkSource
import Testing

@Suite struct CodeSettingsTests {
  private func settings(_ text: String, _ format: SourceReader.Format) -> [String] {
    SourceReader.read(SourceText(text, file: "f"), as: format).configurations.flatMap(\.settings)
      .map { "\($0.way) \($0.key)=\($0.value ?? "?")" }
  }

  @Test("a builder, a SparkConf and a session of Python are told apart")
  func python() {
    let text = """
      MEM = "4g"
      conf = SparkConf().setMaster("yarn").set("spark.a", MEM)
      conf.setAll([("spark.b", "1"), ("spark.c", 2)])
      spark = SparkSession.builder.config(conf=conf).config("spark.d", True).config(
          map={"spark.e": f"{x}g"}).getOrCreate()
      spark.conf.set("spark.f", "1")
      runtime = spark.conf
      runtime.set("spark.g", 2)
      spark.sql("SET spark.h=3")
      SparkContext.setSystemProperty("spark.i", "4")
      spark.sparkContext.getConf().set("spark.lost", "1")
      # spark.conf.set("spark.comment", "1")
      print('spark.conf.set("spark.string", "1")')
      properties.set("other", "1")
      """
    #expect(
      Set(settings(text, .python)) == [
        "program spark.master=yarn", "program spark.a=4g", "program spark.b=1",
        "program spark.c=2", "program spark.d=true", "program spark.e=?", "session spark.f=1",
        "session spark.g=2", "session spark.h=3", "program spark.i=4",
      ])
  }

  @Test("Scala")
  func scala() {
    let text = """
      val conf = new SparkConf()
        .setMaster("local[4]")
        .set("spark.a", "1")
      val spark = SparkSession.builder().config(conf).config(Map("spark.b" -> "2")).getOrCreate()
      spark.conf.set("spark.c", 3L)
      spark.sql(s"SET spark.d=${x}")
      sqlContext.setConf("spark.e", "5")
      """
    #expect(
      settings(text, .scala) == [
        "program spark.master=local[4]", "program spark.a=1", "program spark.b=2",
        "session spark.c=3", "session spark.d=?", "session spark.e=5",
      ])
  }

  @Test("Java")
  func java() {
    let text = """
      class A { void run() {
        SparkConf conf = new SparkConf().set("spark.a", "1");
        conf.set("spark.b", "2");
        SparkSession spark = SparkSession.builder().config(conf).master("yarn").getOrCreate();
        spark.conf().set("spark.c", 3);
        spark.sql("SET spark.d=4");
      } }
      """
    #expect(
      settings(text, .java) == [
        "program spark.a=1", "program spark.b=2", "program spark.master=yarn", "session spark.c=3",
        "session spark.d=4",
      ])
  }

  @Test("SparkR and sparklyr")
  func r() {
    let text = """
      sparkR.session(master = "local[*]", sparkConfig = list(spark.a = "1", "spark.b" = "2"))
      conf <- spark_config()
      conf$spark.c <- "3"
      conf[["spark.d"]] <- 4
      conf$`sparklyr.shell.driver-memory` <- "5g"
      sc <- spark_connect(master = "yarn", config = conf)
      """
    #expect(
      settings(text, .r) == [
        "program spark.master=local[*]", "program spark.a=1", "program spark.b=2",
        "program spark.master=yarn", "program spark.c=3", "program spark.d=4",
        "option spark.driver.memory=5g",
      ])
  }

  @Test("what is only called conf may be what a session is made from")
  func names() {
    let text = """
      class Job:
          def a(self):
              self.conf.set("spark.a", 1)
              self.spark.conf.set("spark.b", 2)
      def b(conf, session):
          conf.set("spark.c", 3)
          session.conf.set("spark.d", 4)
      """
    #expect(
      settings(text, .python) == [
        "program spark.a=1", "session spark.b=2", "program spark.c=3", "session spark.d=4",
      ])
  }

  @Test("names and values stand where they are written, without their quotes")
  func places() {
    let text = SourceText("\nspark.conf.set(\n  'spark.a', \"4g\")\n", file: "f")
    let found = SourceReader.read(text, as: .python).configurations.flatMap(\.settings)
    #expect(found.map(\.keyPlace.description) == ["f:3:4"])
    #expect(found.map { text.text(in: $0.valuePlace.range) } == ["4g"])
  }

  @Test("two functions have a configuration each")
  func scopes() {
    let text = """
      def a():
          return SparkSession.builder.config("spark.a", 1).getOrCreate()
      def b():
          return SparkSession.builder.config("spark.a", 2).getOrCreate()
      """
    #expect(SourceReader.read(SourceText(text, file: "f"), as: .python).configurations.count == 2)
  }
}

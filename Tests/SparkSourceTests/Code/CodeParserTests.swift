import Testing

@testable import SparkSource

/// A program as one line for each statement, chains with their names only.
func outline(_ text: String, _ language: CodeLanguage) -> [String] {
  func words(_ expression: CodeExpression) -> String {
    switch expression {
    case .literal(let literal): return "'\(literal.value ?? "?")'"
    case .list(let elements): return "[\(elements.map { words($0.value) }.joined(separator: " "))]"
    case .map(let entries):
      return "{\(entries.map { words($0.key) + ":" + words($0.value) }.joined(separator: " "))}"
    case .pair(let entry): return words(entry.key) + "->" + words(entry.value)
    case .block(let body): return "{\(body.count)}"
    case .operation(let parts): return parts.map(words).joined(separator: " ")
    case .chain(let chain):
      let links = chain.links.map { link in
        guard let arguments = link.arguments, link.name != "[]" else { return link.name }
        let inner = arguments.map { ($0.name.map { $0 + "=" } ?? "") + words($0.value) }
        return "\(link.name)(\(inner.joined(separator: ",")))"
      }
      return ((chain.head.map { [words($0)] } ?? []) + links).joined(separator: ".")
    }
  }
  let code = CodeText(SourceText(text, file: "f"))
  let program = Program(code, parts: [0..<code.units.count], language: language)
  return program.statements.map { statement in
    let target = statement.target.map { words($0) + " := " } ?? ""
    let kind = statement.kind == .decorator ? "@" : ""
    let loop = statement.isInLoop ? "~" : ""
    return "\(statement.scope)\(loop) \(kind)\(target)\(words(statement.value))"
  }
}

@Suite struct CodeParserTests {
  @Test("chains of Python go over lines in brackets, with arguments by name")
  func python() {
    #expect(
      outline("df = (spark.read\n  .option('a', 1)\n  .load(path='x')  # no\n)\ndf.show()", .python)
        == ["0 df := spark.read.option('a','1').load(path='x')", "0 df.show()"])
    #expect(
      outline("x: int = 3\na = {'k': f(1), **b}\nprint('a' 'b')", .python)
        == ["0 x := '3'", "0 a := {'k':f('1')}", "0 print('ab')"])
  }

  @Test("functions of Python are scopes, and loops are known, by the columns of their lines")
  func pythonBlocks() {
    let text = """
      @udf('int')
      def f(a, b=1) -> pd.Series:
          for x in a.collect():
              y = x

          return b.c()
      for z in w: v.cache()
      u.d()
      """
    #expect(
      outline(text, .python) == [
        "0 @udf('int')", "0 f(a,b='1') pd.Series", "1 a := ", "1 b := ", "1~ x := ",
        "1~ x a.collect()", "1~ y := x", "1 b.c()", "0~ z := ", "0~ z w", "0~ v.cache()", "0 u.d()",
      ])
  }

  @Test("Scala has members on the next line, blocks as arguments, types and pairs")
  func scala() {
    let text = """
      object Job extends App {
        private def run(path: String): DataFrame = {
          val df: DataFrame = spark.read
            .parquet[Row](path)
          df.rdd.map { x => x.f(1) }.collect()
        }
        val m = Map("a" -> 1, "b" -> "c")
      }
      """
    #expect(
      outline(text, .scala) == [
        "0 Job App({2})", "1 run(path String) := {3}", "1 path := ",
        "1 df := spark.read.parquet(path)", "1 df.rdd.map({3}).collect()", "1 x", "2 x := ",
        "1 x.f('1')", "0 m := Map('a'->'1','b'->'c')",
      ])
  }

  @Test("Java has its types before names, and methods are scopes")
  func java() {
    let text = """
      public class Job {
        private static final String KEY = "k";
        public static void main(String[] args) throws Exception {
          Dataset<Row> df = spark.read().parquet("x");
          for (Row row : df.collectAsList()) { use(row); }
          if (a) { b.c(); } else { d.e(); }
        }
      }
      """
    #expect(
      outline(text, .java) == [
        "0 class Job {2}", "0 KEY := 'k'", "0 void main(String.[] args) Exception {4}",
        "1 args := ", "2 df := spark.read().parquet('x')", "2~ Row row df.collectAsList() {2}",
        "2~ row := ", "2~ use(row)", "2 a {1} {1}", "2 b.c()", "2 d.e()",
      ])
  }

  @Test("pipes and prefix calls of R are chains, and assignments have arrows")
  func r() {
    let text = """
      library(SparkR)
      df <- read.parquet("x") %>% filter(a > 1) %>%
        SparkR::collect()
      n <- collect(limit(df, 5L))
      conf$spark.executor.memory <- "4g"
      f <- function(x) { y <- cache(x) }
      """
    #expect(
      outline(text, .r) == [
        "0 library(SparkR)", "0 df := read.parquet('x').filter(a '1').collect()",
        "0 n := df.limit('5').collect()", "0 conf.spark.executor.memory := '4g'", "0 f := {2}",
        "1 x := ", "2 y := x.cache()",
      ])
  }

  @Test("brackets that are never closed, or never opened, cost nothing but themselves")
  func damage() {
    #expect(outline("a.b(\nc.d()", .python) == ["0 a.b(c.d())"])
    #expect(outline("a) ] }\nb.c()", .scala) == ["0 a", "0 b.c()"])
    func deep(_ open: String, _ close: String) -> String {
      String(repeating: open, count: 1_000) + "a" + String(repeating: close, count: 1_000) + "\nb"
    }
    for language in CodeLanguage.allCases {
      #expect(outline(deep("(", ")"), language).count <= 2)
      #expect(outline(deep("f(", ")"), language).count <= 2)
      #expect(outline(deep("{", "}"), language).count <= CodeParser.greatestDepth)
      #expect(outline(deep("[", ""), language).count <= 2)
    }
  }

  @Test("no words in any order trap, and every place stays within the text")
  func noise() {
    var state: UInt64 = 7
    let words = [
      "spark", ".conf", ".set(", "\"spark.a\"", ",", "'4g'", ")", "(", "{", "}", "[", "]", "\n",
      "  ",
      "def f", ":", "=", "<-", "->", "=>", "for ", "in ", "%>%", "collect()", "f\"{", "s\"${",
      "\"\"\"",
      "r\"(", "# x", "// x", "/*", "*/", "\\", "$", "`", "@udf", "class A", "import ", "😀", "é",
      "1e-", "%%sql\n",
      "{\"cells\": [", "# MAGIC %sql", "# Databricks notebook source\n", "'", "\r\n", "\0",
      "airflow", "lambda x",
    ]
    for _ in 0..<300 {
      var text = "import pyspark, airflow\n"
      for _ in 0..<40 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += words[Int(state >> 33) % words.count]
      }
      let source = SourceText(text, file: "f")
      for format in SourceReader.Format.allCases {
        let reading = SourceReader.read(source, as: format)
        for setting in reading.configurations.flatMap(\.settings) {
          #expect(setting.valuePlace.range.upperBound <= source.string.utf16.count)
          #expect(setting.keyPlace.range.lowerBound <= setting.keyPlace.range.upperBound)
        }
        for program in reading.programs {
          for found in program.chains {
            #expect(program.statements.indices.contains(found.statement))
            for link in found.chain.links {
              #expect(program.place(of: link).range.upperBound <= source.string.utf16.count)
            }
          }
        }
      }
    }
  }
}

import Testing

@testable import SparkSource

@Suite struct ProgramTests {
  private func program(_ text: String, _ language: CodeLanguage = .python) -> Program {
    let code = CodeText(SourceText(text, file: "f"))
    return Program(code, parts: [0..<code.units.count], language: language)
  }

  /// The value that the argument of `print` in a program has.
  private func value(_ text: String, _ language: CodeLanguage = .python) -> String? {
    let program = program(text, language)
    let found = program.chains.first { $0.chain.links.first?.name == "print" }
    guard let found, let argument = found.chain.links.first?.onlyArgument else { return "none" }
    return program.value(of: argument, in: found.statement)
  }

  @Test("literals, and names that are assigned one once, have values")
  func values() {
    #expect(value("print('a')") == "a")
    #expect(value("A = 'a'\nprint(A)") == "a")
    #expect(value("A = -1\nprint(A)") == "-1")
    #expect(value("print(True)") == "true")
    #expect(value("val a = 5L\nprint(a)", .scala) == "5")
    #expect(value("a <- \"x\"\nprint(a)", .r) == "x")
  }

  @Test("what is assigned twice, computed or turned round has none")
  func unknown() {
    #expect(value("A = 'a'\nA = 'b'\nprint(A)") == nil)
    #expect(value("print('a' + b)") == nil)
    #expect(value("print(f'{a}')") == nil)
    #expect(value("print(-a)") == nil)
    #expect(value("A = 'a'\nprint(not A)") == nil)
    #expect(value("A = 3 - 1\nprint(A)") == nil)
  }

  @Test("a chain goes on with what its name stands for, in its function first")
  func lineage() {
    let program = program(
      """
      df = a.b()
      def f():
          df = c.d()
          return df.e()
      self.x = df.g()
      self.x.h()
      df = df.i()
      df.j()
      """)
    let names = ["e", "h", "j"].map { last in
      let found = program.chains.first { $0.chain.links.last?.name == last }
      return found.map { program.lineage(of: $0.chain, in: $0.statement).map(\.name) } ?? []
    }
    #expect(names == [["c", "d", "e"], ["a", "b", "g", "h"], ["a", "b", "i", "j"]])
  }

  @Test("names that stand for themselves or for each other end")
  func circles() {
    let program = program("a = b.x()\nb = a.y()\na = a.z()\ndef f():\n    a.w()\n    b.v()")
    for found in program.chains {
      #expect(program.lineage(of: found.chain, in: found.statement).count < 100)
    }
  }

  @Test("Spark is seen by imports, loaded packages and what a session has")
  func shows() {
    #expect(program("from pyspark.sql import functions as F").showsSpark)
    #expect(program("import org.apache.spark.sql.Dataset;", .java).showsSpark)
    #expect(program("import org.apache.spark.{SparkConf}", .scala).showsSpark)
    #expect(program("library(\"sparklyr\")", .r).showsSpark)
    #expect(program("SparkR::sql(\"x\")", .r).showsSpark)
    #expect(program("spark.table('t')").showsSpark)
    #expect(
      !program("import pandas\nspark.light()\n# import pyspark\nx = 'import pyspark'").showsSpark)
  }

  @Test("words of SQL leave comments out, and keep hints apart")
  func queries() {
    let code = CodeText(SourceText("SELECT /*+ A(b) */ 'c -- d' -- e\n, `f` /* g */ 1", file: "f"))
    let words = CodeQuery(code, statement: 0).words
    #expect(words.map(\.text) == ["SELECT", "A", "(", "B", ")", "c -- d", ",", "F", "1"])
    #expect(words.filter { $0.kind == .hint }.count == 4)
  }

  @Test(
    "a name that is also a parameter, a variable of a loop or counted on has no value",
    arguments: [
      ("A = 'a'\ndef f(A):\n    print(A)", .python),
      ("A = 'a'\ndef f(x, *, A: str = 'b'):\n    print(A)", .python),
      ("A = 'a'\nfor A in ['b']:\n    print(A)", .python),
      ("A = 'a'\nfor x, (A, y) in z:\n    print(A)", .python),
      ("A = 'a'\nwith open('x') as A:\n    print(A)", .python),
      ("A = 5\nA -= 1\nprint(A)", .python),
      ("A = 'a'\ng = lambda x, A: print(A)", .python), ("A = 'a'\n[print(A) for A in z]", .python),
      ("A = 'a'\nif (A := g()):\n    print(A)", .python),
      ("val a = \"a\"\ndef f(b: Int, a: String) = { print(a) }", .scala),
      ("val a = \"a\"\ndef f[T](b: T)(implicit a: String) = print(a)", .scala),
      ("val a = \"a\"\nxs.map(a => print(a))", .scala),
      ("val a = \"a\"\nxs.map { case (x, a) => print(a) }", .scala),
      ("val a = \"a\"\nfor (a <- xs) { print(a) }", .scala),
      ("val a = \"a\"\nclass C(a: String) { print(a) }", .scala),
      ("var a = 5\na += 1\nprint(a)", .scala),
      ("class C { String a = \"a\"; void f(int b, String a) { print(a); } }", .java),
      ("class C { String a = \"a\"; void f() { for (String a : xs) { print(a); } } }", .java),
      ("class C { String a = \"a\"; void f() { xs.map(a -> print(a)); } }", .java),
      ("a <- \"a\"\nf <- function(b, a = \"c\") { print(a) }", .r),
      ("a <- \"a\"\nfor (a in xs) { print(a) }", .r),
    ] as [(String, CodeLanguage)])
  func bound(text: String, language: CodeLanguage) {
    #expect(value(text, language) == nil)
  }

  @Test("types, defaults and other names of a head bind nothing")
  func unbound() {
    #expect(value("A = 'a'\ndef f(x: A, y=A, *z) -> A:\n    print(A)") == "a")
    #expect(value("A = 'a'\nf(A, [x for x in A], lambda y: A)\nprint(A)") == "a")
    #expect(value("val a = \"a\"\ndef f(b: a.T = a) = { print(a) }", .scala) == "a")
    #expect(value("class C { String a = \"a\"; void f(int b) { print(a); } }", .java) == "a")
  }

  @Test("a chain in a function begins at its parameter, and a lambda's ends with it")
  func parameterLineage() {
    let program = program(
      """
      df = a.b()
      def f(df):
          return df.c()
      x = [df.d() for df in dfs]
      df.e()
      """)
    let names = ["c", "e"].map { last in
      let found = program.chains.first { $0.chain.links.last?.name == last }
      return found.map { program.lineage(of: $0.chain, in: $0.statement).map(\.name) } ?? []
    }
    #expect(names == [["df", "c"], ["a", "b", "e"]])
  }
}

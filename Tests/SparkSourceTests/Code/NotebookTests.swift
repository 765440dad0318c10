import SparkSource
import Testing

@Suite struct NotebookTests {
  private func notebook(_ cells: String..., language: String = "python") -> SourceText {
    let code = cells.map { #"{"cell_type": "code", "source": \#($0)}"# }
    return SourceText(
      """
      {"cells": [\(code.joined(separator: ",\n"))],
       "metadata": {"language_info": {"name": "\(language)"}}}
      """, file: "a.ipynb")
  }

  private func settings(_ text: SourceText) -> [String] {
    Notebook.reading(of: text).configurations.flatMap(\.settings)
      .map { "\($0.key)=\($0.value ?? "?") \(text.text(in: $0.valuePlace.range))" }
  }

  @Test("settings stand where they are in the JSON, whatever is escaped before them")
  func places() {
    let text = notebook(
      #"["a = 'é\\n\u00e9😀'\n", "spark.conf.set(\"spark.a\", \"4g\")"]"#,
      #""spark.conf.set('spark.b', '1\tx')""#)
    #expect(settings(text) == ["spark.a=4g 4g", #"spark.b=1\#tx 1\tx"#])
    let first = Notebook.reading(of: text).configurations.first?.settings.first
    #expect(first.map { text.text(in: $0.keyPlace.range) } == "spark.a")
  }

  @Test("cells have the language of their magic, else that of the kernel")
  func languages() {
    let text = notebook(
      #""%%sql\nSET spark.a=1""#, #""%sql SET spark.b=2""#, #""val c = spark.table(\"t\")""#,
      #""%%python\nd = spark.table('t')""#, language: "scala")
    let reading = Notebook.reading(of: text)
    #expect(settings(text) == ["spark.a=1 1", "spark.b=2 2"])
    #expect(reading.programs.map(\.language) == [.python, .scala])
  }

  @Test("commands of a shell and the configuration of Livy are read, lines of magic are not")
  func commands() {
    let text = notebook(
      #""%%bash\nspark-submit --driver-memory 2g a.py""#,
      #"["!spark-submit --conf spark.x=1 a.py\n", "%time x = spark.table('t')\n", "spark.range(1)"]"#,
      #""%%configure -f\n{\"driverMemory\": \"3g\", \"conf\": {\"spark.y\": \"2\"}}""#)
    #expect(
      Set(settings(text)) == [
        "spark.driver.memory=2g 2g", "spark.x=1 1", "spark.driver.memory=3g 3g", "spark.y=2 2",
      ])
  }

  @Test("a cell that is damaged harms no other one")
  func cells() {
    let text = notebook(#""f((((((""#, #""spark.conf.set('spark.a', 1)""#)
    #expect(settings(text) == ["spark.a=1 1"])
  }

  @Test("what is no notebook is said, and a cut one gives the cells before the cut")
  func damage() {
    let none = Notebook.reading(of: SourceText("[1, 2]", file: "a.ipynb"))
    #expect(none.notes.count == 1 && none.programs.isEmpty)
    let whole = notebook(#""spark.conf.set('spark.a', 1)""#, #""spark.range(1)""#)
    let cut = SourceText(String(whole.string.prefix(120)), file: "a.ipynb")
    #expect(settings(cut) == ["spark.a=1 1"])
    #expect(Notebook.reading(of: cut).notes.count == 1)
    let deep = SourceText(String(repeating: "[", count: 5_000), file: "a.ipynb")
    #expect(Notebook.reading(of: deep).programs.isEmpty)
  }

  @Test("a notebook of Databricks keeps its other cells in comments")
  func databricks() {
    let text = SourceText(
      """
      # Databricks notebook source
      df = spark.table("t")
      # COMMAND ----------
      # MAGIC %sql
      # MAGIC SET spark.a=1
      # COMMAND ----------
      spark.conf.set("spark.b", "2")
      """, file: "a.py")
    let reading = SourceReader.read(text, as: .python)
    let settings = reading.configurations.flatMap(\.settings)
    #expect(settings.map(\.key) == ["spark.a", "spark.b"])
    #expect(settings.map(\.keyPlace.description) == ["a.py:5:13", "a.py:7:17"])
    #expect(reading.programs.map(\.language) == [.python])
  }
}

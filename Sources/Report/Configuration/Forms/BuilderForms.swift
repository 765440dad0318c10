/// The session's builder in Python.
struct PySparkForm: PasteForm {
  func text(_ content: PasteContent) -> String {
    let lines = content.lines.flatMap {
      [
        "    # \(PasteContent.comment($0.reason))",
        "    .config(\($0.key.literal), \($0.value.literal))",
      ]
    }
    let program =
      ["from pyspark.sql import SparkSession", "", "spark = (", "    SparkSession.builder"]
      + lines + ["    .getOrCreate()", ")"]
    return (content.header.map { "# \($0)" } + program).joined(separator: "\n") + "\n"
  }
}

/// The session's builder in Scala.
struct ScalaForm: PasteForm {
  func text(_ content: PasteContent) -> String {
    let lines = content.lines.flatMap {
      [
        "  // \(PasteContent.comment($0.reason))",
        "  .config(\($0.key.literal), \($0.value.literal))",
      ]
    }
    let program =
      ["import org.apache.spark.sql.SparkSession", "", "val spark = SparkSession.builder()"]
      + lines + ["  .getOrCreate()"]
    return (content.header.map { "// \($0)" } + program).joined(separator: "\n") + "\n"
  }
}

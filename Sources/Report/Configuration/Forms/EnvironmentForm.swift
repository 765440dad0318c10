/// The variable from which PySpark takes arguments of spark-submit before it starts its JVM.
///
/// PySpark splits it with `shlex`, and `pyspark-shell` must end it; the shell takes one more layer
/// of quotes off. `SPARK_SUBMIT_OPTS` would only give options to the JVM.
///
/// Source: `python/pyspark/java_gateway.py`, `launch_gateway`.
struct EnvironmentForm: PasteForm {
  func text(_ content: PasteContent) -> String {
    let reasons = content.lines.map { PasteContent.comment("\($0.key): \($0.reason)") }
    let comments = (content.header + reasons).map { "# \($0)\n" }.joined()
    let words = content.lines.flatMap { ["--conf", "\($0.key)=\($0.value)"] } + ["pyspark-shell"]
    let arguments = words.map(\.shellQuoted).joined(separator: " ")
    return comments + "export PYSPARK_SUBMIT_ARGS=\(arguments.shellQuoted)\n"
  }
}

import SparkSource

/// The arguments of `spark-submit` in the variable from which PySpark takes them.
///
/// They are split into words as Python's `shlex.split` does: blanks, quotes and backslashes, and nothing
/// else means something.
///
/// Source: `python/pyspark/java_gateway.py`, `launch_gateway`; `Lib/shlex.py` of Python.
struct GatewayArguments: Hashable, Sendable {
  /// The variable.
  static let variable = "PYSPARK_SUBMIT_ARGS"
  /// What the variable says where nobody sets it.
  private static let program = "pyspark-shell"

  /// The arguments.
  let words: [String]

  /// Splits what the variable says.
  ///
  /// - Throws: `SourceError` for a quote that is never closed, as Python does.
  init(_ text: String) throws(SourceError) {
    var words: [String] = []
    var word: String?
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case " ", "\t", "\r", "\n":
        if let word { words.append(word) }
        word = nil
      case "\\":
        guard let next = rest.popFirst() else { throw Self.unclosed("\\") }
        word = (word ?? "") + String(next)
      case "'", "\"": word = (word ?? "") + (try Self.quoted(scalar, &rest))
      default: word = (word ?? "") + String(scalar)
      }
    }
    if let word { words.append(word) }
    self.words = words
  }

  private static func quoted(
    _ quote: Unicode.Scalar, _ rest: inout Substring.UnicodeScalarView
  ) throws(SourceError) -> String {
    var text = ""
    while let scalar = rest.popFirst() {
      if scalar == quote { return text }
      let escapes = quote == "\"" && scalar == "\\" && (rest.first == "\"" || rest.first == "\\")
      text.unicodeScalars.append(escapes ? rest.removeFirst() : scalar)
    }
    throw unclosed(quote)
  }

  private static func unclosed(_ scalar: Unicode.Scalar) -> SourceError {
    SourceError(
      .malformed, at: SourceLocation(file: variable, line: nil),
      "nothing closes or follows \(scalar), and PySpark refuses it")
  }

  /// What the variable has to say so that these settings count: it ends with the name of a program.
  func line(setting settings: [String: String]) -> String {
    let arguments = words.isEmpty ? [Self.program] : words
    let line = SubmitCommand.words(["spark-submit"] + arguments, setting: settings)
    return ShellWords.line(of: line.dropFirst())
  }
}

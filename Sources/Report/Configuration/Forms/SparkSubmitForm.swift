/// Arguments of `spark-submit`, ready for a shell.
///
/// They are pasted into the middle of a command, where a comment would end it.
struct SparkSubmitForm: PasteForm {
  func text(_ content: PasteContent) -> String {
    guard !content.lines.isEmpty else {
      return content.header.map { "# \($0)\n" }.joined()
    }
    return content.lines.map { "--conf \("\($0.key)=\($0.value)".shellQuoted)" }
      .joined(separator: " \\\n") + "\n"
  }
}

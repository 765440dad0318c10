/// Lines of a `spark-defaults.conf`, each under its reason.
struct SparkDefaultsForm: PasteForm {
  func text(_ content: PasteContent) -> String {
    let lines = content.lines.flatMap {
      ["# \(PasteContent.comment($0.reason))", "\($0.key) \($0.value.propertiesEscaped)"]
    }
    return (content.header.map { "# \($0)" } + lines).joined(separator: "\n") + "\n"
  }
}

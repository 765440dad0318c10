internal import SparkSource

/// A merge patch for a SparkApplication of the Kubernetes operator.
struct SparkApplicationForm: PasteForm {
  func text(_ content: PasteContent) throws -> String {
    let use =
      "Save it as memory.yaml, and: kubectl patch sparkapplication NAME --type merge "
      + "--patch-file memory.yaml"
    let reasons = content.lines.map { PasteContent.comment("\($0.key): \($0.reason)") }
    let comments = (content.header + [use] + reasons).map { "# \($0)\n" }.joined()
    return comments + (try SparkApplicationFile.patch(content.lines.map { ($0.key, $0.value) }))
  }
}

import SparkEventLog
import SparkProfile

/// How a task ended, from the one text that the REST interface has of it.
///
/// A log has the kind of end, the exception's class and its message apart; here they are what
/// `toErrorString` made of them. Source: `core/…/TaskEndReason.scala`.
enum TaskFailureText {
  /// Kinds of which the text begins with the name.
  private static let kinds = [
    "ExecutorLostFailure", "FetchFailed", "TaskCommitDenied", "Resubmitted", "TaskResultLost",
    "UnknownReason",
  ]

  /// The failure that a text tells of.
  static func failure(_ text: String?) -> FailedTasks {
    let text = (text ?? "").keptPrefix(TextLimit.searched)
    let kind = kinds.first { text.hasPrefix($0 + " (") || text.hasPrefix($0 + "(") || text == $0 }
    switch kind {
    case "ExecutorLostFailure":
      return failure("ExecutorLostFailure", message: behind(" Reason: ", in: text))
    case "FetchFailed":
      return failure("FetchFailed", message: behind("message=\n", in: text).map(withoutBracket))
    case let kind?: return failure(kind, message: nil)
    case nil: return exception(text)
    }
  }

  /// Whether a task was lost with its executor, and Spark blames the application for that.
  static func blamesApplicationForLoss(_ text: String?) -> Bool {
    guard let text, text.hasPrefix("ExecutorLostFailure") else { return false }
    return !text.contains("exited unrelated to the running tasks")
  }

  private static func exception(_ text: String) -> FailedTasks {
    guard !text.isEmpty else { return failure("UnknownReason", message: nil) }
    let trace = text.firstRange(of: "\n\tat ")?.lowerBound ?? text.endIndex
    let words = String(text[..<trace])
    let first = words.prefix { $0 != ":" && !$0.isWhitespace }
    guard first.contains("."), first.endIndex == words.endIndex || words[first.endIndex] == ":"
    else { return failure("ExceptionFailure", message: words) }
    let className = String(first.prefix(while: { !$0.isNewline })).keptPrefix(TextLimit.name)
    return failure("ExceptionFailure", className: className, message: words)
  }

  private static func failure(
    _ kind: String, className: String? = nil, message: String?
  ) -> FailedTasks {
    FailedTasks(
      reason: kind, className: className,
      memoryFailure: message.flatMap { MemoryFailure(message: $0) },
      message: message.flatMap { $0.isEmpty ? nil : $0.keptPrefix(TextLimit.message) })
  }

  private static func behind(_ mark: String, in text: String) -> String? {
    text.firstRange(of: mark).map { String(text[$0.upperBound...]) }
  }

  private static func withoutBracket(_ text: String) -> String {
    text.hasSuffix("\n)") ? String(text.dropLast(2)) : text
  }
}

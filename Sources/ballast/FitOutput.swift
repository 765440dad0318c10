import Report

/// Writes the answers of `ballast fit`, one after the other, in one form.
struct FitOutput {
  var format: AnswerFormat

  /// Writes the answer for one log; where it is one of several, so that it can be told which.
  ///
  /// - Parameters:
  ///   - report: The answer.
  ///   - log: The log.
  ///   - others: Logs of other runs of the same job.
  /// - Throws: Only what encoding throws, which no finite report does.
  func write(_ report: FitReport, of log: ReadLog, others: [ReadLog] = []) throws {
    let name = log.isOneOfSeveral ? log.name : nil
    switch format {
    case .text:
      let style = TerminalStyle.ofStandardOutput()
      if let name {
        print(FitSeries.heading(of: name, others: others.map(\.name), style: style) + "\n")
      }
      print(FitTextRenderer(style: style).render(report), terminator: name == nil ? "" : "\n")
    case .json:
      print(
        try name.map { try FitSeries.json(report, of: $0, others: others.map(\.name)) }
          ?? FitJSONRenderer().render(report),
        terminator: "")
    case .paste(let form):
      let pasted = try PastedConfiguration(PasteSubject(report), as: form)
      if let name, let comment = form.comment { print("\(comment) \(TerminalText.escaped(name))") }
      print(pasted.text, terminator: "")
      pasted.warn(command: "fit", of: name)
    }
  }

  /// Writes what became of all logs, where people read it.
  func finish(_ tally: LogTally) {
    guard tally.isSeveral, format == .text else { return }
    print(
      FitSeries.summary(
        read: tally.read, failed: tally.failed, passedOver: tally.passedOver))
  }
}

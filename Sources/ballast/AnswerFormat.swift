import ArgumentParser
import Report

/// In which form `fit` and `plan` write their answer.
enum AnswerFormat: Hashable, ExpressibleByArgument, CustomStringConvertible {
  case text, json
  /// Settings alone, to be pasted.
  case paste(PasteFormat)

  static let all = [text, json] + PasteFormat.allCases.map(paste)

  var description: String {
    switch self {
    case .text: "text"
    case .json: "json"
    case .paste(let format): format.rawValue
    }
  }

  init?(argument: String) {
    guard let format = Self.all.first(where: { $0.description == argument }) else { return nil }
    self = format
  }

  static var allValueStrings: [String] { all.map(\.description) }
  var defaultValueDescription: String { description }

  static var help: ArgumentHelp {
    let forms = PasteFormat.allCases.map { "\($0.rawValue): \($0.summary)" }
    return ArgumentHelp(
      "The form of the answer.",
      discussion: "text, json, or settings to paste, of which what has no effect there is left out "
        + "and named on standard error. " + forms.joined(separator: "; ") + ".")
  }
}

extension PastedConfiguration {
  /// Says on standard error what has no effect where this is pasted, and what is to be known.
  func warn(command: String, of log: String? = nil) {
    let place = log.map { TerminalText.escaped($0) + ": " } ?? ""
    for line in leftOut.map(\.description) + notes {
      StandardError.write("ballast \(command): \(place)\(line)")
    }
  }
}

import Advisor
import SparkMemory

/// What text and Markdown say of a rule in the same words.
extension RuleDescription {
  /// The first sentence of its page: what it finds.
  var summary: String {
    let text = document.finds
    guard
      let stop = text.indices.first(where: {
        text[$0...].hasPrefix(". ") || text[$0...].hasPrefix(".\n")
      })
    else { return text }
    return String(text[...stop])
  }

  /// The versions of Spark for which it holds.
  var versions: String {
    switch (since, until) {
    case (nil, nil): "every version of Spark"
    case (let since?, nil): "Spark \(since.releaseText) and later"
    case (nil, let until?): "before Spark \(until.releaseText)"
    case (let since?, let until?):
      "Spark \(since.releaseText) and later, before \(until.releaseText)"
    }
  }

  /// The sections of its page after what it finds, by title.
  var sections: [(title: String, text: String)] {
    [
      ("Why it matters", document.matters),
      ("Evidence", document.evidence),
      ("Example", document.example),
      ("Remedy", document.remedy),
      ("Is the remedy safe?", document.safety),
    ]
  }
}

extension RuleDescription.Input {
  /// What rules look at, and the command that runs them.
  var title: String {
    switch self {
    case .profile: "Over what a job did (ballast fit)"
    case .configuration: "Over settings, before a run (ballast check)"
    case .source: "Over source code (ballast check)"
    }
  }
}

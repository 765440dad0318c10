/// A configuration in a form to paste, and what of it has no place there.
public struct PastedConfiguration: Sendable {
  /// A setting that has no effect where the form is pasted.
  public struct LeftOut: Hashable, Sendable {
    /// Spark's own name.
    public var key: String
    /// The value that was meant for it.
    public var value: String
    /// Why it has no effect there, in a few words.
    public var reason: String

    /// The setting and the reason, in a line.
    public var description: String {
      TerminalText.escaped("\(key)=\(value) is left out: \(reason)")
    }
  }

  /// The form.
  public let format: PasteFormat
  /// The text, with a line break at its end.
  public let text: String
  /// What has no effect there, in the order of the settings.
  public let leftOut: [LeftOut]
  /// What is to be known besides, in sentences.
  public let notes: [String]

  /// Writes a configuration.
  /// - Parameters:
  ///   - subject: The configuration.
  ///   - format: The form.
  /// - Throws: Only what encoding throws, which no list of texts does.
  public init(_ subject: PasteSubject, as format: PasteFormat) throws {
    let target = format.target
    var content = PasteContent(subject: subject)
    var leftOut: [LeftOut] = []
    for line in subject.lines {
      if let reason = target.reason(line, of: subject) {
        leftOut.append(LeftOut(key: line.key, value: line.value, reason: reason))
      } else {
        content.lines.append(line)
      }
    }
    content.notes = PasteNotes(target: target, subject: subject, lines: content.lines).sentences
    content.leftOut = leftOut
    self.format = format
    self.leftOut = leftOut
    notes = content.notes
    text = try format.form.text(content)
  }
}

/// What a form writes.
struct PasteContent {
  let subject: PasteSubject
  var lines: [PasteSubject.Line] = []
  var leftOut: [PastedConfiguration.LeftOut] = []
  var notes: [String] = []

  init(subject: PasteSubject) { self.subject = subject }

  /// What it is for, and what is missing in it, as lines of comment without their mark.
  ///
  /// Some compilers read `\u` in a comment too.
  var header: [String] {
    ([TerminalText.escaped(subject.title)] + leftOut.map(\.description) + notes)
      .map(Self.comment)
  }

  /// The reason for a line, as a comment.
  static func comment(_ text: String) -> String {
    TerminalText.escaped(text).replacing("\\u", with: "\\ u")
  }
}

/// One form.
protocol PasteForm {
  /// The text, with a line break at its end.
  func text(_ content: PasteContent) throws -> String
}

extension PasteFormat {
  var form: any PasteForm {
    switch self {
    case .sparkDefaults: SparkDefaultsForm()
    case .sparkSubmit: SparkSubmitForm()
    case .pyspark: PySparkForm()
    case .scala: ScalaForm()
    case .sparkApplication: SparkApplicationForm()
    case .airflow: AirflowForm()
    case .databricks: DatabricksForm()
    case .emr: EMRForm()
    case .emrServerless: EMRServerlessForm()
    case .dataproc: DataprocForm()
    case .livy: LivyForm()
    case .terraform: TerraformForm()
    case .environment: EnvironmentForm()
    }
  }
}

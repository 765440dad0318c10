public import Advisor
public import SparkSource

/// What a project says of how it is checked: its `ballast.yaml`.
///
/// ```yaml
/// check:
///   ignore: [uncompressed-references]
///   exclude: ["vendor/"]
///   fail-on: error
///   spark: "3.5"
///   manager: yarn
///   per-path:
///     "conf/legacy/**": { ignore: [deprecated-setting] }
/// ```
public struct CheckSettings: Hashable, Sendable {
  /// The name of the file.
  public static let fileName = "ballast.yaml"

  /// The rules that are looked at, by number or name; none for all.
  public var select: [String] = []
  /// The rules that are left out.
  public var ignore: [String] = []
  /// What is passed over when folders are walked.
  public var exclude: [PathPattern] = []
  /// How bad a finding must be to fail; nil where the file does not say.
  public var failOn: Finding.Severity?
  /// The file of known findings, from the folder of the settings.
  public var baseline: String?
  /// What is known of where configurations run.
  public var target = CheckTarget()
  /// Rules that are left out for some paths.
  public var ignoredPerPath: [PathIgnore] = []

  /// Rules that are left out for the paths of a pattern.
  public struct PathIgnore: Hashable, Sendable {
    /// The paths.
    public var paths: PathPattern
    /// The rules.
    public var rules: Set<RuleID>
  }

  /// What is said where there is no file.
  public init() {}

  /// The settings of a text.
  /// - Throws: `CheckSettingsError` with everything that is wrong, where it stands and what to do.
  public init(parsing text: SourceText) throws(CheckSettingsError) {
    let root = SourceNode.root(of: text)
    if var trouble = root.trouble {
      // YAML takes a star in front for the name of an alias.
      let end = trouble.place.range.lowerBound
      if text.text(in: max(0, end - 1)..<end) == "*" {
        trouble.message += "; put a pattern in quotes, as in \"*.conf\""
      }
      throw CheckSettingsError(notes: [trouble])
    }
    guard let node = root.node else { return }
    var reader = CheckSettingsReader()
    reader.read(node)
    guard reader.notes.isEmpty else {
      throw CheckSettingsError(notes: reader.notes.sorted { $0.place < $1.place })
    }
    self = reader.settings
  }
}

/// What is wrong with a `ballast.yaml`.
public struct CheckSettingsError: Error, Hashable, Sendable {
  /// What is wrong, where it stands and what to do, in the order of the text.
  public var notes: [SourceNote]
}

import ArgumentParser
import Report
import SparkMemory
import SparkSource

/// The names of settings among the arguments, where they are names without values.
struct ExplainedKeys {
  private var names: [String]

  /// The names; nil where some input is something else.
  init?(inputs: [String]) {
    guard !inputs.isEmpty, inputs.allSatisfy(Self.isName) else { return nil }
    names = inputs
  }

  /// Whether a word is the name of a setting: what begins like one, and has no value.
  private static func isName(_ word: String) -> Bool {
    word.hasPrefix("spark.") && !word.contains { "=/ ".contains($0) }
      && !ConfigurationFile.exists(at: word)
  }

  /// Says what each of them is; ends the command with one line for a name that is not known.
  func explain(options: ExplainCommand) throws {
    let keys = try names.map(Self.key)
    let version = options.sparkVersion ?? .latest
    let reports = keys.map { KeyReport(key: $0, version: version) }
    if options.json {
      for report in reports { print(try KeyJSONRenderer().render(report), terminator: "") }
      return
    }
    let renderer = KeyTextRenderer(style: .ofStandardOutput())
    print(reports.map(renderer.render).joined(separator: "\n"), terminator: "")
  }

  private static func key(_ name: String) throws -> ConfigurationKey {
    if let key = ConfigurationKey.named(name) { return key }
    let advice =
      KeySpelling.correction(of: name).map { "did you mean \($0)?" }
      ?? "it is not among those that bear on memory; docs/configuration.md lists them"
    StandardError.write(
      "ballast explain: command line: no setting '\(TerminalText.escaped(name))' is known here; "
        + advice)
    throw ExitCode(2)
  }
}

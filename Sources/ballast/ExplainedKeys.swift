import ArgumentParser
import Report
import SparkMemory
import SparkSource

/// The names of settings among the arguments, where they are names without values.
struct ExplainedKeys {
  private var names: [String]

  /// The names; nil where some input is something else.
  init?(inputs: [String]) {
    guard !inputs.isEmpty, inputs.allSatisfy(ConfigurationWord.lacksValue) else { return nil }
    names = inputs
  }

  /// Says what each of them is; ends the command with one line for a name that is not known.
  func explain(options: ExplainCommand) throws {
    let others = [options.svg, options.html, options.cluster].compactMap { $0 }
    let first = names.first ?? ""
    guard others.isEmpty, options.versus.isEmpty, options.settings.isEmpty else {
      throw Self.failure(
        "\(first) has no value, and names of settings stand alone; write \(first)=VALUE")
    }
    let keys = try names.map(Self.key)
    let version = options.sparkVersion ?? .latest
    let reports = keys.map { KeyReport(key: $0, version: version) }
    if options.json {
      return print(try KeyJSONRenderer().render(reports), terminator: "")
    }
    let renderer = KeyTextRenderer(style: .ofStandardOutput())
    print(reports.map(renderer.render).joined(separator: "\n"), terminator: "")
  }

  private static func key(_ name: String) throws -> ConfigurationKey {
    if let key = ConfigurationKey.named(name) { return key }
    let advice =
      KeySpelling.correction(of: name).map { "did you mean \($0)?" }
      ?? "it is not among those that bear on memory; docs/configuration.md lists them"
    throw failure("no setting '\(name)' is known here; " + advice)
  }

  private static func failure(_ message: String) -> ExitCode {
    StandardError.write("ballast explain: command line: \(TerminalText.escaped(message))")
    return ExitCode(2)
  }
}

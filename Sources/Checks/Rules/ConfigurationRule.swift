public import Advisor
internal import SparkSource

/// One rule over settings: it looks at what one application gets, and says what it finds.
public protocol ConfigurationRule: Rule {
  /// What the rule finds.
  func findings(in configuration: CheckedConfiguration) -> [LocatedFinding]
}

extension ConfigurationRule {
  /// A finding about a setting, at its value unless another place is given.
  func finding(
    _ configuration: CheckedConfiguration, _ setting: WrittenSetting, _ message: String,
    severity: Finding.Severity? = nil, at place: SourcePlace? = nil, expected: String? = nil,
    evidence: [String] = [], remedy: String, related: [LocatedFinding.RelatedPlace] = [],
    fix: Fix? = nil
  ) -> LocatedFinding {
    finding(
      configuration, at: place ?? setting.valuePlace, message, severity: severity,
      setting: setting.key, expected: expected, evidence: evidence, remedy: remedy,
      related: related, fix: fix.flatMap { configuration.allows($0, of: setting) ? $0 : nil })
  }

  /// A finding at a place.
  func finding(
    _ configuration: CheckedConfiguration, at place: SourcePlace, _ message: String,
    severity: Finding.Severity? = nil, setting: String? = nil, expected: String? = nil,
    evidence: [String] = [], remedy: String, related: [LocatedFinding.RelatedPlace] = [],
    fix: Fix? = nil
  ) -> LocatedFinding {
    let written = configuration.written
    let isOfCommand = written.kind == .submit && place.file == written.place.file
    return LocatedFinding(
      rule: about.id, name: about.name, severity: severity ?? about.severity, message: message,
      place: place, statementLine: isOfCommand ? written.place.line : place.line,
      setting: setting, expected: expected, evidence: evidence, remedy: remedy, related: related,
      fix: fix)
  }

  /// A place that has to do with a finding.
  func related(_ setting: WrittenSetting?, _ message: String) -> [LocatedFinding.RelatedPlace] {
    setting.map { [LocatedFinding.RelatedPlace(place: $0.valuePlace, message: message)] } ?? []
  }
}

extension CheckedConfiguration {
  /// Whether a fix replaces what it means to: not where a variable or an escape stands for it.
  fileprivate func allows(_ fix: Fix, of setting: WrittenSetting) -> Bool {
    fix.replacements.allSatisfy { replacement in
      let place = replacement.place
      guard
        let text = [written.text, base?.text].compactMap({ $0 }).first(where: {
          $0.file == place.file
        })
      else { return false }
      let old = text.text(in: place.range)
      if written.kind == .program, !text.isQuoted(place.range) { return false }
      if place == setting.keyPlace { return old == setting.key }
      if place != setting.valuePlace { return true }
      let quotes = ["\"", "'"]
      let isQuoted = old.count > 1 && quotes.contains { old.hasPrefix($0) && old.hasSuffix($0) }
      return (isQuoted ? String(old.dropFirst().dropLast()) : old) == setting.value
    }
  }
}

extension SourceText {
  /// Whether quotes stand around a stretch, so that another text may come in its place.
  fileprivate func isQuoted(_ range: Range<Int>) -> Bool {
    let before = text(in: max(0, range.lowerBound - 1)..<range.lowerBound)
    let behind = text(in: range.upperBound..<(range.upperBound + 1))
    return before == behind && (before == "\"" || before == "'")
  }
}

/// The rules over settings; ``all`` is in a file of its own, which `scripts/rule-registry` makes.
public enum ConfigurationRules {}

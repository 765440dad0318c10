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
      related: related, fix: fix)
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

/// The rules over settings; ``all`` is in a file of its own, which `scripts/rule-registry` makes.
public enum ConfigurationRules {}

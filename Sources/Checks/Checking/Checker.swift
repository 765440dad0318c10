internal import Advisor
internal import SparkMemory
public import SparkSource

/// Checks what was read of several texts against each other and by every rule.
public struct Checker: Sendable {
  /// What is known of where they run.
  public var target: CheckTarget
  /// Which rules count.
  public var selection: RuleSelection

  /// A checker.
  public init(target: CheckTarget = CheckTarget(), selection: RuleSelection = .all) {
    self.target = target
    self.selection = selection
  }

  /// What the rules find, in the order of the texts.
  public func check(_ readings: [SourceReading]) -> CheckResult {
    let suppressions = Dictionary(
      readings.map { ($0.text.file, Suppressions(in: $0.text)) }, uniquingKeysWith: { $1 })
    let order = Dictionary(
      readings.enumerated().map { ($1.text.file, $0) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<Seen> = []
    var result = CheckResult(readings: readings)
    func add(_ finding: LocatedFinding) {
      guard seen.insert(Seen(finding)).inserted else { return }
      if suppressions[finding.place.file]?.allow(finding) == true {
        result.suppressed += 1
      } else {
        result.findings.append(finding)
      }
    }
    let rules = ConfigurationRules.all.filter { selection.contains($0.about.id) }
    for written in readings.flatMap(\.configurations) {
      let configuration = CheckedConfiguration(
        written, over: Self.base(of: written, among: readings), target: target)
      for rule in rules where rule.about.holds(for: configuration.version) {
        rule.findings(in: configuration).forEach(add)
      }
    }
    let version = target.version ?? .latest
    let codeRules = CodeRules.all.filter {
      selection.contains($0.about.id) && $0.about.holds(for: version)
    }
    for program in readings.flatMap(\.programs) {
      for rule in codeRules { rule.findings(in: program, version: version).forEach(add) }
    }
    result.findings.sort { left, right in
      let files = (order[left.place.file] ?? .max, order[right.place.file] ?? .max)
      return files.0 == files.1
        ? (left.place, left.rule) < (right.place, right.rule) : files.0 < files.1
    }
    return result
  }

  /// The properties file beneath a command: the one that it names, else the one
  /// `spark-defaults.conf` that lies in its folder, in `conf` there, or is the only one.
  static func base(
    of written: WrittenConfiguration, among readings: [SourceReading]
  ) -> WrittenConfiguration? {
    guard written.kind == .submit else { return nil }
    let files = readings.flatMap(\.configurations).filter { $0.kind == .properties }
    if let named = written.propertiesFile {
      let near = files.filter { named == $0.text.file || $0.text.file.hasSuffix("/" + named) }
      return near.count == 1 ? near.first : files.first { named.hasSuffix("/" + $0.text.file) }
    }
    let defaults = files.filter { $0.text.file.split(separator: "/").last == "spark-defaults.conf" }
    let folder = written.text.file.split(separator: "/").dropLast()
    let beside = defaults.filter { file in
      let other = file.text.file.split(separator: "/").dropLast()
      return other == folder || other == folder + ["conf"]
    }
    if beside.count == 1 { return beside.first }
    return defaults.count == 1 ? defaults.first : nil
  }

  private struct Seen: Hashable {
    var rule: Int
    var place: SourcePlace
    var setting: String?

    init(_ finding: LocatedFinding) {
      rule = finding.rule.number
      place = finding.place
      setting = finding.setting
    }
  }
}

/// What a check found.
public struct CheckResult: Sendable {
  /// What was read.
  public var readings: [SourceReading]
  /// What the rules found, in the order of the texts.
  public var findings: [LocatedFinding] = []
  /// How many findings comments allow.
  public var suppressed = 0
  /// How many findings a baseline knows.
  public var known = 0

  init(readings: [SourceReading]) { self.readings = readings }

  /// Leaves out what a baseline knows.
  public mutating func remove(_ baseline: Baseline) {
    let new = baseline.unknown(of: findings, in: readings.map(\.text))
    known += findings.count - new.count
    findings = new
  }
}

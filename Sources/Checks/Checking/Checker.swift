internal import Advisor
internal import SparkMemory
public import SparkSource

/// Checks what was read of several texts against each other and by every rule.
public struct Checker: Sendable {
  /// What is known of where they run.
  public var target: CheckTarget
  /// Which rules count.
  public var selection: RuleSelection
  /// Which rules do not count for some paths.
  public var ignoredPerPath: [CheckSettings.PathIgnore] = []
  /// The folder that the paths begin at; nil where there are none.
  public var folder: SettingsFolder?

  /// A checker.
  public init(target: CheckTarget = CheckTarget(), selection: RuleSelection = .all) {
    self.target = target
    self.selection = selection
  }

  /// What the rules find, in the order of the texts.
  public func check(_ readings: [SourceReading]) -> CheckResult {
    let suppressions = Dictionary(
      readings.map {
        ($0.text.file, Suppressions(in: $0.text, isNotebook: !$0.programs.isEmpty))
      }, uniquingKeysWith: { $1 })
    let order = Dictionary(
      readings.enumerated().map { ($1.text.file, $0) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<Seen> = []
    var result = CheckResult(readings: readings)
    var used: [String: Set<Suppressions.Allowance>] = [:]
    func add(_ finding: LocatedFinding) {
      guard seen.insert(Seen(finding)).inserted, !isIgnored(finding) else { return }
      let file = finding.place.file
      let allowances = suppressions[file]?.allowances(for: finding) ?? []
      used[file, default: []].formUnion(allowances)
      if allowances.isEmpty {
        result.findings.append(finding)
      } else {
        result.suppressed += 1
      }
    }
    let files = readings.flatMap(\.configurations).filter { $0.kind == .properties }
    let rules = ConfigurationRules.all.filter { selection.contains($0.about.id) }
    for written in readings.flatMap(\.configurations) {
      var target = target
      target.yarn = target.yarn ?? Self.yarn(of: written, among: readings)
      let configuration = CheckedConfiguration(
        written, over: Self.base(of: written, among: files), target: target)
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
    for reading in readings {
      let file = reading.text.file
      result.idleAllowances += (suppressions[file]?.all ?? []).filter { allowance in
        used[file]?.contains(allowance) != true && isLookedFor(allowance.word)
      }.map { allowance in
        let line = reading.text.range(ofLine: allowance.line) ?? 0..<0
        return SourceNote(
          "allows \(allowance.word), which is not found", at: reading.text.place(line))
      }
    }
    result.findings.sort { left, right in
      let files = (order[left.place.file] ?? .max, order[right.place.file] ?? .max)
      return files.0 == files.1
        ? (left.place, left.rule) < (right.place, right.rule) : files.0 < files.1
    }
    return result
  }

  /// Whether a word of an allowance is one of the rules that count, or none at all.
  private func isLookedFor(_ word: String) -> Bool {
    let rule = RuleSelection.rules.first {
      $0.name == word || $0.id.description.lowercased() == word
    }
    return rule.map { selection.contains($0.id) } ?? true
  }

  private func isIgnored(_ finding: LocatedFinding) -> Bool {
    guard !ignoredPerPath.isEmpty, let path = folder?.relative(finding.place.file) else {
      return false
    }
    return ignoredPerPath.contains { $0.rules.contains(finding.rule) && $0.paths.matches(path) }
  }

  /// The properties file beneath a command: the one that it names, else the one
  /// `spark-defaults.conf` that lies in its folder, in `conf` there, or is the only one.
  static func base(
    of written: WrittenConfiguration, among files: [WrittenConfiguration]
  ) -> WrittenConfiguration? {
    guard written.kind == .submit else { return nil }
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

  /// The `yarn-site.xml` for a configuration: the nearest in its folder or above, else the only one.
  static func yarn(
    of written: WrittenConfiguration, among readings: [SourceReading]
  ) -> YARNSite? {
    let folder = written.text.file.split(separator: "/").dropLast()
    let sites = readings.compactMap { reading in
      reading.yarn.map { (folder: reading.text.file.split(separator: "/").dropLast(), site: $0) }
    }
    if sites.count == 1 { return sites.first?.site }
    return sites.filter { folder.starts(with: $0.folder) }
      .max { $0.folder.count < $1.folder.count }?.site
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
  /// What comments allow and nothing finds, in the order of the texts.
  public var idleAllowances: [SourceNote] = []
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

internal import SparkMemory

/// What a place, into which settings are pasted, does with them.
struct PasteTarget: Sendable {
  /// Settings that have no effect there.
  struct Exclusion: Sendable {
    /// Names, or beginnings of names that end with `*`.
    let keys: [String]
    /// Why, in a few words.
    let reason: String
    /// Where it is written.
    let source: String

    init(_ keys: [String], _ reason: String, source: String) {
      self.keys = keys
      self.reason = reason
      self.source = source
    }

    func covers(_ key: String) -> Bool {
      keys.contains { $0.hasSuffix("*") ? key.hasPrefix($0.dropLast()) : key == $0 }
    }
  }

  /// What it is called in a sentence.
  let name: String
  /// Whose offering it is; nil where it is nobody's.
  var offering: ManagedOffering?
  /// Who gives processes there; nil where the application says it.
  var manager: ClusterManager?
  /// Where the driver runs there; nil where the application says it.
  var deployMode: DeployMode?
  /// Whether the driver's process has started when the settings are read.
  var isLate = false
  /// Settings that have no effect there.
  var exclusions: [Exclusion] = []
  /// Settings that have another meaning there, which is worth a word.
  var remarks: [Exclusion] = []
  /// Beginnings of what a template would replace in a value.
  var templates: [String] = []

  /// Why a setting has no effect; nil where it has.
  func reason(_ line: PasteSubject.Line, of subject: PasteSubject) -> String? {
    if let exclusion = exclusions.first(where: { $0.covers(line.key) }) { return exclusion.reason }
    if let mark = templates.first(where: { line.value.contains($0) }) {
      return "\(name) takes \(mark) for the beginning of a template"
    }
    guard let key = ConfigurationKey.named(line.key) else { return nil }
    if isLate, key.takesEffect == .jvmStart {
      return "the driver's JVM has started when the program says it; give it to spark-submit, or "
        + "write it into spark-defaults.conf"
    }
    let isProviders = offering.map { $0.manager == nil } ?? false
    if isProviders, [.yarn, .kubernetes, .standalone].contains(key.scope) || key == .coresMax {
      return "\(name) has a manager of its own"
    }
    // A provider's own manager gives containers as Kubernetes does.
    let manager = isProviders ? .kubernetes : manager ?? subject.manager
    return key.reasonWithoutEffect(on: manager, deployMode: deployMode ?? subject.deployMode)
  }
}

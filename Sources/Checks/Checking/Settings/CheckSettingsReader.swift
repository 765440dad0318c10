internal import Advisor
internal import SparkMemory
internal import SparkSource

/// Reads settings from a tree, and says all that is wrong with it.
struct CheckSettingsReader {
  private(set) var settings = CheckSettings()
  private(set) var notes: [SourceNote] = []

  mutating func read(_ root: SourceNode) {
    for entry in entries(root, known: ["check"], example: "check:") {
      for entry in entries(entry.value, known: Self.names, example: "select: [BM101]") {
        take(entry)
      }
    }
  }

  private static let names = [
    "select", "ignore", "exclude", "fail-on", "baseline", "spark", "manager", "deploy-mode",
    "per-path",
  ]

  private mutating func take(_ entry: SourceNode.Entry) {
    switch entry.key {
    case "select": settings.select = rules(entry.value)
    case "ignore": settings.ignore = rules(entry.value)
    case "exclude": settings.exclude = words(entry.value).compactMap { pattern($0.0, at: $0.1) }
    case "baseline": settings.baseline = words(entry.value).first?.0
    case "fail-on":
      settings.failOn = choice(entry, Finding.Severity.allCases.map { ($0.word, $0) })
    case "manager":
      settings.target.manager = choice(entry, ClusterManager.allCases.map { ($0.rawValue, $0) })
    case "deploy-mode":
      settings.target.deployMode = choice(entry, DeployMode.allCases.map { ($0.rawValue, $0) })
    case "spark": settings.target.version = version(entry.value)
    default: perPath(entry.value)
    }
  }

  private mutating func perPath(_ node: SourceNode) {
    guard case .mapping(let paths) = node.content else {
      return say("patterns of paths belong here, as in \"conf/**\": { ignore: [BM101] }", node)
    }
    for path in paths {
      let pattern = pattern(path.key, at: path.keyPlace)
      for entry in entries(path.value, known: ["ignore"], example: "ignore: [BM101]") {
        let words = rules(entry.value)
        guard let pattern,
          let ignored = try? RuleSelection(select: [], ignore: words).ignored
        else { continue }
        settings.ignoredPerPath.append(CheckSettings.PathIgnore(paths: pattern, rules: ignored))
      }
    }
  }

  /// The names of a mapping that are known; what else there is, is said.
  private mutating func entries(
    _ node: SourceNode, known: [String], example: String
  ) -> [SourceNode.Entry] {
    guard case .mapping(let entries) = node.content else {
      // A name with nothing behind it says nothing.
      if node.content != .scalar("") { say("names belong here, as in \(example)", node) }
      return []
    }
    return entries.filter { entry in
      if known.contains(entry.key) { return true }
      let nearest = EditDistance.nearest(to: entry.key, among: known)
      let advice =
        nearest.map { "did you mean \($0)?" }
        ?? "there is " + known.joined(separator: ", ")
      notes.append(SourceNote("'\(entry.key)' is unknown; \(advice)", at: entry.keyPlace))
      return false
    }
  }

  /// A word, or a list of words.
  private mutating func words(_ node: SourceNode) -> [(String, SourcePlace)] {
    switch node.content {
    case .scalar(""):
      say("a value is missing; write one, or leave the name out", node)
    case .scalar(let word): return [(word, node.place)]
    case .list(let list):
      return list.flatMap { element -> [(String, SourcePlace)] in
        guard case .scalar(let word) = element.content, !word.isEmpty else {
          say("a word belongs here", element)
          return []
        }
        return [(word, element.place)]
      }
    case .mapping: say("a word or a list of words belongs here", node)
    }
    return []
  }

  private mutating func rules(_ node: SourceNode) -> [String] {
    words(node).compactMap { word, place in
      do throws(UnknownRule) {
        _ = try RuleSelection(select: [word], ignore: [])
        return word
      } catch {
        notes.append(SourceNote(error.description, at: place))
        return nil
      }
    }
  }

  private mutating func pattern(_ text: String, at place: SourcePlace) -> PathPattern? {
    if let pattern = PathPattern(text) { return pattern }
    notes.append(
      SourceNote(
        "'\(text)' is no pattern of paths below this file; write one as conf/**", at: place))
    return nil
  }

  private mutating func choice<Value>(
    _ entry: SourceNode.Entry, _ values: [(String, Value)]
  ) -> Value? {
    guard let (word, place) = words(entry.value).first else { return nil }
    if let value = values.first(where: { $0.0 == word }) { return value.1 }
    let all = values.map(\.0).joined(separator: ", ")
    notes.append(
      SourceNote("\(entry.key) cannot be '\(word)'; choose from \(all)", at: place))
    return nil
  }

  private mutating func version(_ node: SourceNode) -> SparkVersion? {
    guard let (word, place) = words(node).first else { return nil }
    if let version = SparkVersion(word), SparkVersion.releases.first.map({ version >= $0 }) == true
    {
      return version
    }
    let range =
      "\(SparkVersion.releases.first?.release ?? "2.0") to \(SparkVersion.latest.release)"
    notes.append(
      SourceNote("spark cannot be '\(word)'; write a version from \(range)", at: place))
    return nil
  }

  private mutating func say(_ message: String, _ node: SourceNode) {
    notes.append(SourceNote(message, at: node.place))
  }
}

public import SparkMemory

/// The table of settings as a page of Markdown: `docs/configuration.md`.
public struct ConfigurationReference: Sendable {
  private let version: SparkVersion

  /// The page for a version of Spark, whose defaults and errors it shows.
  public init(version: SparkVersion = .latest) {
    self.version = version
  }

  /// The page, which ends with a line break.
  public var markdown: String {
    ([introduction] + ConfigurationTopic.allCases.map(section)).joined(separator: "\n")
  }

  private var introduction: String {
    """
    <!-- Generated from Sources/SparkMemory/Configuration/Keys by the tests; do not edit.
         `make record` writes it anew. -->

    # Settings of Spark that bear on memory

    \(ConfigurationKey.all.count) settings, with the defaults of Spark \(version.releaseText).

    - **default**: what holds when the setting is not set, and what held before where that has
      changed. *none* means that Spark decides as the last column says, or sets no limit.
    - **unit**: what a plain number counts. Sizes and durations take units (`512m`, `30s`) as well;
      *only* stands where they do not.
    - **since**: the first version that reads it, and the first that no longer does.
    - **takes effect**: when Spark looks at the value for the last time. *driver launch* is before
      the program runs, so that setting it inside the program is too late.
    - **at run time**: what `spark.conf.set` and `SET` do in a session that runs. *yes* changes the
      queries that follow, *refused* fails, and *ignored* takes the value, says nothing and changes
      nothing. Up to Spark 2.4 everything but static SQL settings is taken.
    - An asterisk marks what Spark leaves out of its own documentation.

    """
  }

  private func section(_ topic: ConfigurationTopic) -> String {
    var lines = [
      "## \(topic.title)", "",
      "| setting | default | unit | since | takes effect | at run time | what it is |",
      "|---|---|---|---|---|---|---|",
    ]
    lines += topic.keys.map(row)
    return lines.joined(separator: "\n") + "\n"
  }

  private func row(_ key: ConfigurationKey) -> String {
    let names =
      ["`\(key.name)`" + (key.isInternal ? " \\*" : "")]
      + key.deprecatedNames.map { "(`\($0)`)" }
    var meaning = [key.summary]
    if let range = key.range { meaning.append("Allowed: \(range).") }
    if let note = key.note { meaning.append(note) }
    let cells = [
      names.joined(separator: " "), defaults(key), unit(key), life(key), key.takesEffect.cell,
      change(key), escaped(meaning.joined(separator: " ")),
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }

  private func defaults(_ key: ConfigurationKey) -> String {
    func text(_ entry: ConfigurationKey.Default) -> String {
      if let other = entry.fallbackName { return "that of `\(other)`" }
      guard let value = entry.value else { return "none" }
      return value.isEmpty ? "empty" : "`\(value)`"
    }
    let changes = zip(key.defaults, key.defaults.dropFirst()).reversed()
    let earlier = changes.map { "before \($1.since.releaseText) \(text($0))" }
    return (key.defaults.suffix(1).map(text) + earlier).joined(separator: "; ")
  }

  private func unit(_ key: ConfigurationKey) -> String {
    switch key.type {
    case .bytes, .time: key.bareUnit ?? ""
    case .int, .long, .double: key.bareUnit.map { "\($0) only" } ?? "number"
    case .boolean: "true, false"
    case .string: "text"
    case .list: "list"
    }
  }

  private func life(_ key: ConfigurationKey) -> String {
    let since = key.since.releaseText
    return key.removedIn.map { "\(since), gone in \($0.releaseText)" } ?? since
  }

  private func change(_ key: ConfigurationKey) -> String {
    guard key.isRead(by: version) else { return "" }
    let change = KeyChange(key, version: version)
    switch change.outcome {
    case .takesEffect: return "yes"
    case .isIgnored: return "ignored"
    case .isRefused:
      return change.onlyOn.map { "refused on \($0.displayName), else ignored" } ?? "refused"
    }
  }

  private func escaped(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("<", with: "&lt;")
  }
}

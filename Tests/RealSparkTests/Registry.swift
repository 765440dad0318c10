import SparkMemory

/// The settings that a Spark declares.
struct Registry {
  /// One of them, as Spark describes it.
  struct Entry {
    let name: String
    let defaultValue: String
    let since: String
    let isPublic: Bool
    let scope: String
    let alternatives: [String]
  }

  let entries: [String: Entry]
  /// What Spark made of each value that it was asked about.
  let answers: [String]

  /// Asks a Spark for all of them, and for what it makes of values.
  init(_ spark: SparkReferee, asking questions: [String] = []) throws {
    let lines = try spark.answers(
      to: questions, by: "ConfigurationRegistry", arguments: ["registry"])
    let end = lines.firstIndex(of: "") ?? lines.endIndex
    var entries: [String: Entry] = [:]
    for line in lines[..<end] {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 6 else { continue }
      entries[fields[0]] = Entry(
        name: fields[0], defaultValue: fields[1], since: fields[2], isPublic: fields[3] == "true",
        scope: fields[4], alternatives: fields[5].split(separator: ",").map(String.init))
    }
    self.entries = entries
    answers = Array(lines[end...].dropFirst())
  }
}

extension Registry.Entry {
  /// What the table says otherwise.
  func differences(from key: ConfigurationKey, version: SparkVersion) -> [String] {
    var result: [String] = []
    let expected = Self.comparable(defaultText(of: key, version: version), key.type)
    if Self.comparable(defaultValue, key.type) != expected {
      result.append("\(name) has the default \(defaultValue)")
    }
    if SparkVersion(since) != key.since { result.append("\(name) is there since \(since)") }
    // Public since 4.0, while the table speaks of the newest version.
    let wasInternal = name == "spark.shuffle.accurateBlockSkewedFactor" && version < .v(4, 0)
    if isPublic == (key.isInternal || wasInternal) {
      result.append("\(name) is \(isPublic ? "" : "not ")public")
    }
    if scope != expectedScope(of: key) { result.append("\(name) is \(scope)") }
    let missing = alternatives.filter { !key.deprecatedNames.contains($0) }
    if !missing.isEmpty { result.append("\(name) is also \(missing)") }
    return result
  }

  private func defaultText(of key: ConfigurationKey, version: SparkVersion) -> String {
    if let other = key.fallbackName(for: version) { return "<value of \(other)>" }
    return key.defaultValue(for: version) ?? "<undefined>"
  }

  private func expectedScope(of key: ConfigurationKey) -> String {
    switch key.scope {
    case .sqlRuntime: "runtime"
    case .sqlStatic: "static"
    case .core, .yarn, .kubernetes, .standalone: "core"
    }
  }

  /// Equal for defaults that are the same value in another spelling: `64MB` and `67108864b`.
  private static func comparable(_ text: String, _ type: ConfigurationKey.ValueType) -> String {
    switch type {
    case .bytes(let unit):
      let size = try? ByteSize(parsing: text, bareUnit: unit)
      return size.map { "\($0.bytes) bytes" } ?? (text == "-1b" ? "-1" : text)
    case .time(let unit):
      let digits = text.prefix { $0.isNumber }
      guard let count = Int64(digits) else { return text }
      let factors: [String: Int64] = [
        "": unit.milliseconds, "ms": 1, "s": 1_000, "m": 60_000, "min": 60_000,
        "h": 3_600_000,
      ]
      guard let factor = factors[String(text.dropFirst(digits.count))] else { return text }
      let (product, overflows) = count.multipliedReportingOverflow(by: factor)
      return overflows ? text : "\(product) ms"
    case .double:
      return Double(text).map { "\($0)" } ?? text
    default:
      return text
    }
  }
}

internal import SparkMemory

/// The settings that a program gives to its session: before it begins, or while it runs.
///
/// Those of a function are a configuration of their own, because two functions may make two sessions.
///
/// Source: `SparkSession.Builder`, `SparkConf` and `RuntimeConfig` in Scala and Java,
/// `pyspark/sql/session.py`, `pyspark/conf.py`, `R/pkg/R/sparkR.R`, and sparklyr's `spark_config`.
struct CodeSettings {
  private let program: Program
  private var found: [Int: [WrittenSetting]] = [:]

  init(_ program: Program) {
    self.program = program
    for chain in program.chains {
      for index in chain.chain.links.indices { read(chain, link: index) }
    }
    if program.language == .r {
      for (index, statement) in program.statements.enumerated() { assign(statement, at: index) }
    }
  }

  /// A configuration for each scope that sets anything.
  var configurations: [WrittenConfiguration] {
    found.sorted { $0.key < $1.key }.map { _, settings in
      let places = settings.map(\.keyPlace.range) + settings.map(\.valuePlace.range)
      let start = places.map(\.lowerBound).min() ?? 0
      let end = places.map(\.upperBound).max() ?? start
      var result = WrittenConfiguration(
        .program, in: program.text, at: program.text.place(start..<max(start, end)))
      result.settings = settings
      result.language = program.language
      result.isPython = program.language == .python
      return result
    }
  }

  private mutating func read(_ found: Program.Found, link index: Int) {
    let links = found.chain.links
    let link = links[index]
    guard let arguments = link.arguments else { return }
    let statement = found.statement
    switch link.name {
    case "config":
      for map in [link.argument("map")].compactMap({ $0 }) { addAll(map, .program, in: statement) }
      guard let first = link.argument("key", at: 0) else { return }
      guard let value = link.argument("value", at: 1) else {
        return addAll(first, .program, in: statement)
      }
      add(first, value, .program, in: statement)
    case "set", "setIfMissing":
      guard let way = way(of: found.chain, link: index, in: statement), arguments.count == 2 else {
        return
      }
      add(arguments[0].value, arguments[1].value, way, in: statement)
    case "setAll":
      guard let pairs = link.onlyArgument else { return }
      addAll(pairs, .program, in: statement)
    case "setMaster", "master":
      guard let value = link.onlyArgument, isOfSession(links[..<index], found) else { return }
      add(.master, link, value, in: statement)
    case "setSystemProperty":
      guard arguments.count == 2 else { return }
      add(arguments[0].value, arguments[1].value, .program, in: statement)
    case "setConf":
      guard arguments.count == 2 else { return }
      add(arguments[0].value, arguments[1].value, .session, in: statement)
    case "sql": addQuery(link, in: statement)
    case "sparkR.session", "spark_connect", "sparkR.init": addR(link, in: statement)
    default: break
    }
  }

  private func isOfSession(_ links: ArraySlice<CodeLink>, _ found: Program.Found) -> Bool {
    let chain = CodeChain(head: found.chain.head, links: Array(links))
    return program.lineage(of: chain, in: found.statement).contains {
      ["SparkSession", "SparkConf", "builder", "setAppName"].contains($0.name)
    }
  }

  /// Whether `set` speaks to a session that runs or to what one is made from; nil for a copy, which
  /// nobody hears.
  private func way(
    of chain: CodeChain, link index: Int, in statement: Int
  ) -> WrittenSetting.Way? {
    let before = CodeChain(head: chain.head, links: Array(chain.links[..<index]))
    guard !before.links.isEmpty else { return nil }
    let links = program.lineage(of: before, in: statement)
    if links.contains(where: { $0.name == "SparkConf" || $0.name == "SparkContext" }) {
      return .program
    }
    if links.last?.name == "getConf" { return nil }
    // A name alone may be a SparkConf that somebody else made.
    let rootLength = Program.root(of: CodeChain(head: nil, links: links))?.length ?? 0
    return links.count > max(1, rootLength) && links.last?.name == "conf" ? .session : .program
  }

  private mutating func add(
    _ key: CodeExpression, _ value: CodeExpression, _ way: WrittenSetting.Way, in statement: Int
  ) {
    guard let name = program.value(of: key, in: statement), let range = program.range(of: key)
    else {
      return
    }
    let entry = SettingEntry(key: name, range: key.literal?.content ?? range, value: value)
    add(entry, way, in: statement)
  }

  private mutating func add(_ entry: SettingEntry, _ way: WrittenSetting.Way, in statement: Int) {
    guard entry.key.hasPrefix("spark.") else { return }
    add(program.setting(entry, key: entry.key, way, in: statement), in: statement)
  }

  private mutating func add(_ setting: WrittenSetting, in statement: Int) {
    found[program.statements[statement].scope, default: []].append(setting)
  }

  private mutating func addAll(
    _ entries: CodeExpression, _ way: WrittenSetting.Way, in statement: Int
  ) {
    for entry in program.entries(of: entries, in: statement) { add(entry, way, in: statement) }
  }

  private mutating func add(
    _ key: ConfigurationKey, _ link: CodeLink, _ value: CodeExpression, in statement: Int
  ) {
    let entry = SettingEntry(key: link.name, range: link.nameRange, value: value)
    add(program.setting(entry, key: key.name, .program, in: statement), in: statement)
  }

  private mutating func addQuery(_ link: CodeLink, in statement: Int) {
    guard let literal = link.onlyArgument?.literal else { return }
    let code = program.code.part(literal.content)
    for setting in code.moved(SQLScript.settings(of: code.standalone)).configurations.flatMap(
      \.settings)
    {
      var setting = setting
      if literal.value == nil { setting.value = nil }
      add(setting, in: statement)
    }
  }

  // MARK: R

  private mutating func addR(_ link: CodeLink, in statement: Int) {
    if let master = link.argument("master") { add(.master, link, master, in: statement) }
    if let settings = link.argument("sparkConfig") { addAll(settings, .program, in: statement) }
    for argument in link.arguments ?? [] {
      guard let name = argument.name, let range = argument.nameRange else { continue }
      add(SettingEntry(key: name, range: range, value: argument.value), .program, in: statement)
    }
  }

  /// `conf$spark.executor.memory <- "4g"`, and `conf["…"]` and `conf[["…"]]` likewise.
  private mutating func assign(_ statement: CodeStatement, at index: Int) {
    guard let chain = statement.target?.chain, chain.links.count == 2, let last = chain.links.last
    else { return }
    var entry = SettingEntry(key: last.name, range: last.nameRange, value: statement.value)
    if last.name == "[]" {
      guard let literal = last.onlyArgument?.literal, let key = literal.value else { return }
      entry = SettingEntry(key: key, range: literal.content, value: statement.value)
    }
    let shell = "sparklyr.shell."
    if entry.key.hasPrefix(shell),
      let option = SubmitOption.named("--" + entry.key.dropFirst(shell.count)), let key = option.key
    {
      return add(program.setting(entry, key: key, .option, in: index), in: index)
    }
    add(entry, .program, in: index)
  }
}

extension Program {
  /// A setting of the program, with the places of its name and its value.
  func setting(
    _ entry: SettingEntry, key: String, _ way: WrittenSetting.Way, in statement: Int
  ) -> WrittenSetting {
    let valueRange =
      entry.value.literal?.content ?? range(of: entry.value) ?? entry.range
    let value = value(of: entry.value, in: statement)
    return WrittenSetting(
      key: key, value: value.flatMap { TemplateText.value(of: $0, in: text) },
      spelling: entry.key, way: way, keyPlace: code.place(entry.range),
      valuePlace: code.place(valueRange.isEmpty ? entry.range : valueRange))
  }
}

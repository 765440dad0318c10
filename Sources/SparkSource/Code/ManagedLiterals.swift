internal import SparkMemory

/// Settings in the arguments of operators of Airflow, and in the literals that they and the clients of
/// offerings take: `spark_conf`, `properties`, classifications of EMR, parameters of spark-submit.
///
/// Source: the operators of Airflow's providers `apache.spark`, `apache.livy`, `databricks`,
/// `amazon` and `google`, and the APIs that their arguments are passed to.
struct ManagedLiterals {
  private let program: Program
  private var found: [WrittenConfiguration] = []

  /// The configurations of a program of Python that schedules jobs; none in any other.
  static func configurations(in program: Program) -> [WrittenConfiguration] {
    guard program.language == .python, !program.imports.isDisjoint(with: ["airflow", "boto3"])
    else {
      return []
    }
    var literals = ManagedLiterals(program: program)
    for found in program.chains {
      for link in found.chain.links { literals.read(link, in: found.statement) }
    }
    for (index, statement) in program.statements.enumerated() {
      literals.visit(statement.value, in: index)
    }
    return literals.found.sorted { $0.place < $1.place }
  }

  private init(program: Program) { self.program = program }

  private static let operators: Set = ["SparkSubmitOperator", "LivyOperator", "LivyBatchOperator"]

  private static let fields = [
    "driver_memory": ConfigurationKey.driverMemory.name,
    "driver_cores": ConfigurationKey.driverCores.name,
    "executor_memory": ConfigurationKey.executorMemory.name,
    "executor_cores": ConfigurationKey.executorCores.name,
    "num_executors": ConfigurationKey.executorInstances.name,
    "total_executor_cores": ConfigurationKey.coresMax.name,
  ]

  private mutating func read(_ link: CodeLink, in statement: Int) {
    if let command = link.argument("bash_command")?.literal { addCommand(command, program: nil) }
    guard Self.operators.contains(link.name) else { return }
    var settings: [WrittenSetting] = []
    if let conf = link.argument("conf") {
      settings += self.settings(program.entries(of: conf, in: statement), in: statement)
    }
    for argument in link.arguments ?? [] {
      guard let name = argument.name, let key = Self.fields[name], let range = argument.nameRange
      else { continue }
      let entry = SettingEntry(key: name, range: range, value: argument.value)
      settings.append(program.setting(entry, key: key, .option, in: statement))
    }
    let main = link.argument("application") ?? link.argument("file")
    let file = main.flatMap { program.value(of: $0, in: statement) }
    add(settings, at: program.place(of: link), isPython: file.map { $0.hasSuffix(".py") })
  }

  private func settings(_ entries: [SettingEntry], in statement: Int) -> [WrittenSetting] {
    entries.compactMap { entry in
      let prefix = "spark:"
      let key = entry.key.hasPrefix(prefix) ? String(entry.key.dropFirst(prefix.count)) : entry.key
      guard key.hasPrefix("spark.") else { return nil }
      return program.setting(entry, key: key, .conf, in: statement)
    }
  }

  private mutating func add(
    _ settings: [WrittenSetting], at place: SourcePlace, isPython: Bool? = nil,
    manager: ClusterManager? = nil
  ) {
    guard !settings.isEmpty else { return }
    var result = WrittenConfiguration(.managed, in: program.text, at: place)
    result.settings = settings
    result.isPython = isPython
    result.manager = manager
    found.append(result)
  }

  // MARK: Dictionaries

  private mutating func visit(_ expression: CodeExpression, in statement: Int) {
    switch expression {
    case .map(let entries): visit(entries, in: statement)
    case .list(let elements):
      addArguments(elements)
      for element in elements { visit(element.value, in: statement) }
    case .chain(let chain):
      for link in chain.links {
        for argument in link.arguments ?? [] {
          if argument.name == "spark_conf" { addMap(argument.value, in: statement) }
          visit(argument.value, in: statement)
        }
      }
    case .operation(let parts): for part in parts { visit(part, in: statement) }
    case .literal, .pair, .block: break
    }
  }

  private mutating func visit(_ entries: [CodeEntry], in statement: Int) {
    var values: [String: CodeExpression] = [:]
    for entry in entries {
      guard let key = entry.key.literal?.value else { continue }
      values[key] = entry.value
    }
    let classification = values["Classification"] ?? values["classification"]
    if let classification, classification.literal?.value == "spark-defaults" {
      if let properties = values["Properties"] ?? values["properties"] {
        addMap(properties, in: statement, manager: .yarn)
      }
    } else if let properties = values["properties"] {
      addMap(properties, in: statement, manager: .yarn)
    }
    if let conf = values["spark_conf"] { addMap(conf, in: statement) }
    if let parameters = values["sparkSubmitParameters"]?.literal {
      addCommand(parameters, program: "spark-submit ")
    }
    for (_, value) in values.sorted(by: { $0.key < $1.key }) { visit(value, in: statement) }
  }

  private mutating func addMap(
    _ expression: CodeExpression, in statement: Int, manager: ClusterManager? = nil
  ) {
    let settings = settings(program.entries(of: expression, in: statement), in: statement)
    guard let first = settings.first, let last = settings.last else { return }
    let range = first.keyPlace.range.lowerBound..<last.valuePlace.range.upperBound
    add(settings, at: program.text.place(range), manager: manager)
  }

  // MARK: Commands

  /// A command line in a string; the program's name is put before what has only its parameters.
  private mutating func addCommand(_ literal: CodeLiteral, program name: String?) {
    var line = CodeText(in: program.text)
    let start = program.code.sourceRange(literal.content).lowerBound
    for unit in (name ?? "").utf16 { line.append(unit, at: start, length: 0) }
    append(literal, to: &line)
    found += line.moved(SubmitScript.reading(of: line.standalone)).configurations
  }

  /// A list of words that begins with the name of spark-submit.
  private mutating func addArguments(_ elements: [CodeArgument]) {
    let words = elements.compactMap(\.value.literal)
    guard words.count == elements.count, words.count > 1, let first = words.first?.value,
      SubmitCommand.isProgram(first)
    else { return }
    var line = CodeText(in: program.text)
    for word in words {
      let place = program.code.sourceRange(word.content)
      let quotes = !program.code.text(in: word.content).contains("'")
      if quotes { line.append(.apostrophe, at: place.lowerBound, length: 0) }
      append(word, to: &line)
      if quotes { line.append(.apostrophe, at: place.upperBound, length: 0) }
      line.append(0x20, at: place.upperBound, length: 0)
    }
    found += line.moved(SubmitScript.reading(of: line.standalone)).configurations
  }

  /// What stands in a string; what the program puts into it as a template, which nobody reads here.
  private func append(_ literal: CodeLiteral, to line: inout CodeText) {
    let part = program.code.part(literal.content)
    for (index, unit) in part.units.enumerated() {
      let place = part.sourceRange(index..<(index + 1))
      line.append(unit, at: place.lowerBound, length: place.count)
      if literal.value == nil, unit == .openBrace || unit == .closeBrace {
        line.append(unit, at: place.lowerBound, length: 0)
      }
    }
  }
}

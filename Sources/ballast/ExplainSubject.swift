import ArgumentParser
import Report
import SparkMemory
import SparkSource

/// What the arguments say: settings, and what a run has shown where one of them is a log.
struct ExplainSubject {
  private var configuration = SparkConfiguration()
  private var run: LoggedRun?
  private var isPython = false
  private var notes: [String] = []
  /// The settings that stand together: one file, one spark-submit line, all words.
  private var sources: [[ConfigurationEntry]] = []
  private var words: [ConfigurationEntry] = []
  /// Settings that came after the log: what the run has shown does not hold for them.
  private var changed: Set<String> = []

  /// Reads the inputs in their order.
  init(inputs: [String]) throws {
    do {
      for (index, input) in inputs.enumerated() {
        if SubmitCommand.isProgram(input), index + 1 < inputs.count {
          try add(SubmitCommand(words: Array(inputs[index...])))
          break
        }
        try add(input)
      }
    } catch let error as SourceError {
      throw Self.failure(error.description, code: error.kind == .unreadable ? 3 : 2)
    }
    if !words.isEmpty { sources.append(words) }
  }

  private mutating func add(_ input: String) throws {
    if SubmitCommand.isLine(input), let command = try SubmitCommand(script: input) {
      try add(command)
    } else if ConfigurationWord.lacksValue(input) {
      throw SourceError(
        .malformed, at: ConfigurationWord.location,
        "\(input) has no value; write \(input)=VALUE, or give nothing but names of settings")
    } else if ConfigurationWord.isSetting(input) {
      let entry = try ConfigurationWord.entry(input)
      words.append(entry)
      set([entry])
    } else if let run = try LoggedRun(at: input) {
      self.run = run
      changed = []
      configuration.values.merge(run.configuration.values) { _, new in new }
    } else {
      switch try ConfigurationFile(at: input) {
      case .properties(let entries):
        sources.append(entries)
        set(entries)
      case .submit(let command): try add(command)
      }
    }
  }

  private mutating func add(_ command: SubmitCommand) throws {
    if let path = command.propertiesFile { try add(path) }
    sources.append(command.settings)
    set(command.settings)
    notes += command.notes
    isPython = isPython || command.isPython
  }

  private mutating func set(_ entries: [ConfigurationEntry]) {
    changed.formUnion(entries.map(\.key))
    configuration.values.merge(SparkConfiguration(entries).values) { _, new in new }
  }

  private static func failure(_ message: String, code: Int32) -> ExitCode {
    StandardError.write("ballast explain: \(TerminalText.escaped(message))")
    return ExitCode(code)
  }
}

extension ExplainSubject {
  /// Where every byte goes; ends the command with one line for a configuration that is refused.
  func report(options: ExplainCommand) throws -> ExplainReport {
    do {
      if let version = options.sparkVersion, let first = SparkVersion.releases.first,
        version < first
      {
        throw SourceError(
          .malformed, at: SourceLocation(file: "--spark"),
          "Spark \(version.release) is not modelled; choose one from \(first.release) to "
            + "\(SparkVersion.latest.release)")
      }
      let description = try options.cluster.map(ClusterDescription.init(parsing:))
      var subject = self
      subject.takeDefaults(of: description)
      let report = try subject.report(options: options, on: description)
      try checkValues(version: report.sparkVersion)
      return report
    } catch let error as SourceError {
      throw Self.failure(error.description, code: 2)
    } catch let error as OfferingError {
      throw Self.failure(error.description, code: 2)
    } catch let error as LayoutError {
      throw Self.failure(located(error.description, key: error.settingName), code: 2)
    } catch let error as ConfigurationError {
      throw Self.failure(located(error.description, key: error.key), code: 2)
    }
  }

  private func report(
    options: ExplainCommand, on description: ClusterDescription?
  ) throws -> ExplainReport {
    var environment = try environment(options)
    let notes = notes + Self.notes(on: environment.version)
    let managerIsAssumed = options.manager == nil && configuration[.master] == nil
    guard let description else {
      return try ExplainReport(
        configuration: configuration, environment: environment, managerIsAssumed: managerIsAssumed,
        notes: notes)
    }
    try Self.choose(manager: options.manager, of: description, for: &environment)
    description.cluster.apply(to: &environment)
    let packing = try packing(on: description, environment: environment)
    return try ExplainReport(
      configuration: configuration, environment: environment,
      managerIsAssumed: managerIsAssumed && description.cluster.manager == nil, packing: packing,
      notes: notes)
  }

  /// Sees to it that there is one who hands out containers, and that nothing contradicts it.
  private static func choose(
    manager: ClusterManager?, of description: ClusterDescription,
    for environment: inout ClusterEnvironment
  ) throws(SourceError) {
    func refuse(_ problem: String) -> SourceError {
      SourceError(.malformed, at: SourceLocation(file: "--cluster"), problem)
    }
    if let theirs = description.cluster.manager, let manager, manager != theirs {
      throw refuse(
        "its manager is \(theirs.rawValue), not \(manager.rawValue); leave --manager out")
    }
    // Providers of their own give containers as they are asked for, and so does Kubernetes.
    if let offering = description.offering, offering.manager == nil, manager == nil {
      environment.manager = .kubernetes
    }
    if description.cluster.manager == nil, [.local, .localCluster].contains(environment.manager) {
      throw refuse(
        "a \(environment.manager.rawValue) master fills no machines; choose another with --manager")
    }
  }

  private func packing(
    on description: ClusterDescription, environment: ClusterEnvironment
  ) throws -> PackingReport {
    let executor = try ExecutorShape(executorOf: configuration, environment: environment)
    let demand = try ExecutorDemand(
      configuration, manager: environment.manager, version: environment.version)
    return try PackingReport(
      cluster: try description.cluster(for: executor, demand: demand), executor: executor,
      configuration: configuration, environment: environment, offering: description.offering)
  }

  /// Refuses what Spark would refuse of the settings that no size follows from.
  private func checkValues(version: SparkVersion) throws(ConfigurationError) {
    for entry in sources.joined() {
      try ConfigurationKey.named(entry.key)?.check(entry.value, version: version)
    }
  }

  /// That a version is newer than what is known.
  private static func notes(on version: SparkVersion) -> [String] {
    guard version >= .v(SparkVersion.latest.major, SparkVersion.latest.minor + 1) else { return [] }
    return [
      "Spark \(version.release) is not known here: it is taken to do as \(SparkVersion.latest.release)."
    ]
  }

  /// Takes what a managed offering sets where nothing else does.
  private mutating func takeDefaults(of description: ClusterDescription?) {
    guard let description, let offering = description.offering else { return }
    if offering == .glue, !configuration.isSet(.executorMemory) {
      notes.append(
        "What heap Glue gives its executors is not documented: 1g is Spark's default. "
          + "Set spark.executor.memory to what the job's log says.")
    }
    for setting in description.defaults {
      guard let key = ConfigurationKey.named(setting.key), !configuration.isSet(key) else {
        continue
      }
      configuration[key] = setting.value
      notes.append(
        "\(offering.displayName) sets \(setting.key)=\(setting.value) where nothing else does "
          + "(\(setting.source)).")
    }
  }

  /// Ends the command where one source sets two things of which Spark hears only one.
  func endOnConflict(version: SparkVersion) throws {
    for source in sources {
      guard
        let conflict = SettingConflict.all(in: SparkConfiguration(source), version: version).first
      else { continue }
      let message = "\(conflict.description.dropLast()); remove one of the two"
      throw Self.failure(located(message, key: conflict.loser), code: 2)
    }
  }

  private func located(_ message: String, key: String) -> String {
    guard let entry = sources.joined().last(where: { $0.key == key }) else { return message }
    return "\(entry.location): \(message)"
  }

  private func environment(_ options: ExplainCommand) throws(ConfigurationError)
    -> ClusterEnvironment
  {
    let shown = run?.environment
    let keepsMaster = !isChanged(.master)
    var environment = try ClusterEnvironment(
      configuration: configuration,
      version: options.sparkVersion ?? shown?.version ?? .latest,
      manager: options.manager ?? (keepsMaster ? shown?.manager : nil),
      deployMode: options.deployMode,
      isPython: options.python || isPython ? true : shown?.isPython, collector: options.collector)
    guard let shown else { return environment }
    environment.yarnMinimumAllocation = shown.yarnMinimumAllocation
    environment.yarnAllocationIncrement = shown.yarnAllocationIncrement
    if keepsMaster, !isChanged(.executorCores) {
      environment.observedExecutorCores = shown.observedExecutorCores
    }
    if options.collector == nil, !isChanged(.executorExtraJavaOptions) {
      environment.executorCollector = shown.executorCollector
      environment.observedExecutorMaxMemory =
        isChanged(.executorMemory) ? nil : shown.observedExecutorMaxMemory
    }
    if options.collector == nil, !isChanged(.driverExtraJavaOptions) {
      environment.driverCollector = shown.driverCollector
      environment.observedDriverMaxMemory =
        isChanged(.driverMemory) ? nil : shown.observedDriverMaxMemory
    }
    return environment
  }

  private func isChanged(_ key: ConfigurationKey) -> Bool {
    changed.contains(key.name)
  }
}

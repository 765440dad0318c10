public import SparkMemory

/// What is switched on so that a run tells where its memory went.
///
/// Only what nobody has set is set, and what cannot be switched on has a note that says why.
public struct RunEvidence: Hashable, Sendable {
  /// One thing that is switched on.
  public struct Item: Hashable, Sendable {
    /// What it is, in a few words.
    public let name: String
    /// The settings that do it, by key.
    public let settings: [String: String]
  }

  /// Where a run takes place, as far as evidence depends on it.
  public struct Site: Hashable, Sendable {
    /// The folder that takes what the run writes, as an absolute path.
    public var folder: String
    /// The major version of the Java that driver and executors run; nil if it is not known.
    public var javaVersion: Int?
    /// The cluster manager; nil if nothing names one.
    public var manager: ClusterManager?
    /// Whether the driver runs on this machine.
    public var hasDriverHere: Bool
    /// Whether the directory is there in which Spark logs, be it named or not, as far as can be seen.
    public var hasEventLogDirectory: Bool

    /// Describes a place.
    public init(
      folder: String, javaVersion: Int?, manager: ClusterManager?, hasDriverHere: Bool,
      hasEventLogDirectory: Bool = true
    ) {
      self.folder = folder
      self.javaVersion = javaVersion
      self.manager = manager
      self.hasDriverHere = hasDriverHere
      self.hasEventLogDirectory = hasEventLogDirectory
    }
  }

  /// What is switched on.
  public private(set) var items: [Item] = []
  /// What cannot be, and why, in sentences.
  public private(set) var notes: [String] = []
  /// Where the event log will be, as Spark has it: a path or a URI; nil if there will be none.
  public private(set) var eventLogDirectory: String?
  /// What it tells if the command ends with 0.
  private(set) var cleanExit = CleanExit.success

  /// All settings, by key.
  public var settings: [String: String] {
    items.reduce(into: [:]) { $0.merge($1.settings) { first, _ in first } }
  }

  /// Collections are logged since Java 9 in the form that tells what was live.
  private static let leastJava = 9
  /// How often executors look at their memory, in milliseconds: ten times in a heartbeat.
  private static let pollingInterval = "1000"

  /// Chooses what to switch on.
  ///
  /// - Parameters:
  ///   - given: All settings that the run has without Ballast.
  ///   - site: Where the run takes place.
  public init(given: SparkConfiguration, site: Site) {
    chooseEventLog(given, site)
    choose("stage executor metrics", [(.logStageExecutorMetrics, "true")], given)
    choose("process-tree metrics", [(.processTreeMetricsEnabled, "true")], given)
    choose("a sample every second", [(.metricsPollingInterval, Self.pollingInterval)], given)
    chooseGCLogs(given, site)
    if site.manager == .standalone, !site.hasDriverHere {
      choose("waiting for the end", [(.standaloneWaitsForEnd, "true")], given)
    }
    cleanExit = CleanExit(SparkConfiguration(given.values.merging(settings) { _, new in new }))
    if cleanExit == .submission {
      notes.append(
        "by its settings, spark-submit does not wait for the end of the application; what the log "
          + "says by then is all that is known of the run")
    }
  }

  private mutating func choose(
    _ name: String, _ settings: [(ConfigurationKey, String)], _ given: SparkConfiguration
  ) {
    let missing = settings.filter { !given.isSet($0.0) }
    guard !missing.isEmpty else { return }
    items.append(
      Item(
        name: name,
        settings: Dictionary(
          missing.map { ($0.0.name, $0.1) }, uniquingKeysWith: { first, _ in first })))
  }

  private mutating func chooseEventLog(_ given: SparkConfiguration, _ site: Site) {
    if let text = given[.eventLogEnabled] {
      guard text.lowercased() == "true" else {
        notes.append(
          "spark.eventLog.enabled is set to \(text), so the run will tell nothing; take it out")
        return
      }
      // Spark does not start where the directory is missing.
      let isOurs =
        !given.isSet(.eventLogDirectory) && site.hasDriverHere && !site.hasEventLogDirectory
      eventLogDirectory = isOurs ? site.folder : given.text(.eventLogDirectory)
      if isOurs {
        choose("a directory for the event log", [(.eventLogDirectory, site.folder)], given)
      }
      return
    }
    var given = given
    if site.hasDriverHere, !site.hasEventLogDirectory, let missing = given[.eventLogDirectory] {
      notes.append("\(missing), where event logs go, is not there, so this run's goes elsewhere")
      given[.eventLogDirectory] = nil
    }
    if let directory = given[.eventLogDirectory] {
      eventLogDirectory = directory
      choose("event log in \(directory)", [(.eventLogEnabled, "true")], given)
      return
    }
    guard site.hasDriverHere else {
      notes.append(
        "the driver runs elsewhere, and nothing says where event logs go; set spark.eventLog.dir "
          + "to a folder that the cluster shares")
      return
    }
    eventLogDirectory = site.folder
    choose(
      "event log",
      [
        (.eventLogEnabled, "true"), (.eventLogDirectory, site.folder), (.eventLogCompress, "true"),
      ], given)
  }

  /// A JVM that cannot write the file of its log does not start, so a GC log is only asked for where
  /// the folder is there and Java is known.
  private mutating func chooseGCLogs(_ given: SparkConfiguration, _ site: Site) {
    guard let java = site.javaVersion, java >= Self.leastJava else {
      let found = site.javaVersion.map { "Java is \($0)" } ?? "no Java was found"
      notes.append("no GC logs: \(found), and they need Java \(Self.leastJava) or later")
      return
    }
    var settings: [String: String] = [:]
    func ask(_ own: ConfigurationKey, _ theirs: ConfigurationKey, file: String) {
      let options = JavaOptions(given[own])
      guard !options.logCollections, !JavaOptions(given[theirs]).logCollections,
        let text = options.loggingCollections(to: "\(site.folder)/\(file)")
      else { return }
      settings[own.name] = text
    }
    if site.hasDriverHere {
      ask(.driverDefaultJavaOptions, .driverExtraJavaOptions, file: "gc-driver.log")
    }
    if site.manager == .localCluster {
      ask(
        .executorDefaultJavaOptions, .executorExtraJavaOptions, file: "gc-{{EXECUTOR_ID}}.log")
    }
    guard !settings.isEmpty else { return }
    items.append(Item(name: "GC logs", settings: settings))
  }
}

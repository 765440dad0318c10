public import SparkMemory
import SparkSource

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What this machine says of the Spark that a command starts: files and variables, read once.
public struct LaunchSite: Sendable {
  /// All settings that a run of the command has: its own, before those of its files.
  public let given: SparkConfiguration
  /// The cluster manager; nil if nothing names one.
  public let manager: ClusterManager?
  /// Whether the driver runs on this machine.
  public let hasDriverHere: Bool
  /// The major version of the Java that is found first; nil if there is none.
  public let javaVersion: Int?
  /// Whether the directory of event logs is there, as far as can be seen here.
  private let hasEventLogDirectory: Bool
  /// Files that could not be found or read, in sentences.
  public let notes: [String]

  /// Reads what there is.
  ///
  /// - Parameters:
  ///   - command: The command.
  ///   - environment: The environment that it will run in.
  public init(_ command: LaunchCommand, environment: [String: String]) {
    var values: [String: String] = [:]
    var notes: [String] = []
    let folder = SparkFolder.configuration(of: command, environment)
    if folder == nil, command.propertiesFile == nil, command.way == .options {
      notes.append(
        "what spark-defaults.conf sets is not known, because no Spark is found; set SPARK_HOME or "
          + "SPARK_CONF_DIR")
    }
    let defaults = folder.map { $0 + "/spark-defaults.conf" }
      .flatMap { FileManager.default.isReadableFile(atPath: $0) ? $0 : nil }
    if let path = command.propertiesFile ?? defaults {
      do throws(SourceError) {
        let text = try TextFile.text(at: path)
        for entry in try PropertiesFile.entries(in: text, file: path) {
          values[entry.key] = entry.value
        }
      } catch {
        notes.append(error.description)
      }
    }
    values.merge(command.settings.values) { _, own in own }
    given = SparkConfiguration(values)
    manager = given[.master].flatMap(ClusterManager.init(master:))
    hasDriverHere = given[.deployMode] != DeployMode.cluster.rawValue
    javaVersion = Self.javaVersion(environment)
    hasEventLogDirectory =
      given.text(.eventLogDirectory).flatMap(RunLogs.path)
      .map(FileManager.default.fileExists(atPath:)) ?? true
    self.notes = notes
  }

  /// The version in the `release` file of the Java that Spark's scripts would take: that of
  /// `JAVA_HOME`, else that of the first `java` in `PATH`.
  ///
  /// Source: `bin/spark-class`.
  private static func javaVersion(_ environment: [String: String]) -> Int? {
    let home =
      environment["JAVA_HOME"]
      ?? SparkFolder.executable("java", environment).map { path in
        let real = URL(filePath: path).resolvingSymlinksInPath()
        return real.deletingLastPathComponent().deletingLastPathComponent().path
      }
    guard let home, let release = try? TextFile.text(at: home + "/release") else { return nil }
    let line = release.split(separator: "\n").first { $0.hasPrefix("JAVA_VERSION=") }
    let numbers = (line ?? "").split { !$0.isNumber }.compactMap { Int($0) }
    // Java 8 calls itself 1.8.
    return numbers.first == 1 ? numbers.dropFirst().first : numbers.first
  }

  /// The largest heap that an executor of a local cluster can have: what its master says that a
  /// worker has.
  ///
  /// Source: `SparkMasterRegex.LOCAL_CLUSTER_REGEX`, `local-cluster[workers,cores,MiB]`.
  public var executorLimit: ByteSize? {
    guard manager == .localCluster, let master = given[.master] else { return nil }
    let numbers = master.split { !$0.isNumber }.compactMap { Int64($0) }
    return numbers.count == 3 ? numbers.last.map { .mebibytes($0) } : nil
  }

  /// Where evidence goes, and how far the run is on this machine.
  ///
  /// - Parameter folder: The folder that takes what the run writes.
  /// - Returns: What evidence depends on.
  public func evidenceSite(folder: String) -> RunEvidence.Site {
    RunEvidence.Site(
      folder: folder, javaVersion: javaVersion, manager: manager, hasDriverHere: hasDriverHere,
      hasEventLogDirectory: hasEventLogDirectory)
  }
}

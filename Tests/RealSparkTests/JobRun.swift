import Foundation
import TestSupport

/// A job of `Jobs/job.py`, run by `ballast run` or `ballast tune` on a real Spark.
struct JobRun {
  /// What the command says of itself, one line after the other.
  var lines: [String]
  /// Its exit status.
  var status: Int32
  /// What the job, or the search, wrote to standard output.
  var output: String

  /// Where runs are remembered, and Spark keeps its files.
  struct Place {
    let folder: URL

    /// Variables of the commands.
    var environment: [String: String] {
      [
        "BALLAST_HOME": folder.appendingPathComponent("home").path,
        "SPARK_LOCAL_DIRS": folder.appendingPathComponent("local").path,
        "SPARK_WORKER_DIR": folder.appendingPathComponent("work").path,
      ]
    }
  }

  /// The words of a command that runs a job.
  ///
  /// - Parameters:
  ///   - kind: The kind of job.
  ///   - size: How much data it has.
  ///   - master: The master.
  ///   - settings: The settings that it is given.
  /// - Returns: The words.
  /// - Throws: If no Spark is installed.
  static func words(
    _ kind: String, size: Double = 1, master: String = "local-cluster[1,2,4096]",
    settings: [String: String]
  ) throws -> [String] {
    guard let home = ProcessInfo.processInfo.environment["SPARK_HOME"] else { throw NoSpark() }
    let quiet = [
      "spark.ui.enabled": "false", "spark.log.level": "WARN", "spark.task.maxFailures": "2",
    ]
    let confs = quiet.merging(settings) { $1 }.sorted { $0.key < $1.key }
      .flatMap { ["--conf", "\($0.key)=\($0.value)"] }
    let job = Checkout.root.appendingPathComponent("Tests/RealSparkTests/Jobs/job.py").path
    return ["\(home)/bin/spark-submit", "--master", master, "--name", kind] + confs
      + [job, kind, String(size)]
  }

  /// Runs a command of Ballast to its end.
  init(_ arguments: [String], _ words: [String], in place: Place) throws {
    let result = try TestSupport.run(
      try Checkout.ballast, arguments + ["--"] + words, environment: place.environment)
    let own = result.errors.split(separator: "\n").filter { $0.hasPrefix("ballast ") }
    lines = own.map(String.init)
    status = result.status
    output = result.output
  }

  /// Whether a line has a text in it.
  func says(_ text: String) -> Bool { lines.contains { $0.contains(text) } }

  /// The numbers of runs that ended.
  var runCount: Int { lines.count { $0.contains("ended w") } }

  struct NoSpark: Error {}
}

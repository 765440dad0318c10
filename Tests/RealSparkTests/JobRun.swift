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
    let quiet = [
      "spark.ui.enabled": "false", "spark.log.level": "WARN", "spark.task.maxFailures": "2",
    ]
    let job = Checkout.root.appendingPathComponent("Tests/RealSparkTests/Jobs/job.py").path
    return [try spark("bin/spark-submit"), "--master", master, "--name", kind]
      + confs(quiet.merging(settings) { $1 }) + [job, kind, String(size)]
  }

  /// The options of settings.
  static func confs(_ settings: [String: String]) -> [String] {
    settings.sorted { $0.key < $1.key }.flatMap { ["--conf", "\($0.key)=\($0.value)"] }
  }

  /// The path of something in the installed Spark.
  ///
  /// - Throws: If no Spark is installed.
  static func spark(_ path: String) throws -> String {
    try installed("SPARK_HOME", path)
  }

  private static func installed(_ variable: String, _ path: String) throws -> String {
    guard let home = ProcessInfo.processInfo.environment[variable] else { throw NoSpark() }
    return "\(home)/\(path)"
  }

  /// Compiles a program of `Jobs/`.
  ///
  /// - Parameters:
  ///   - name: The name of its file, without the extension.
  ///   - folder: Where the jar is to be.
  /// - Returns: The jar.
  /// - Throws: If no Spark or Java is installed.
  static func jar(of name: String, in folder: URL) throws -> URL {
    let source = Checkout.root.appendingPathComponent("Tests/RealSparkTests/Jobs/\(name).java")
    let classes = folder.appendingPathComponent("classes").path
    let jar = folder.appendingPathComponent("\(name).jar")
    let steps = [
      ("javac", ["-cp", try spark("jars/*"), "-d", classes, source.path]),
      ("jar", ["--create", "--file", jar.path, "-C", classes, "."]),
    ]
    for (tool, arguments) in steps {
      let result = try TestSupport.run(
        URL(fileURLWithPath: try installed("JAVA_HOME", "bin/\(tool)")), arguments)
      guard result.status == 0 else { throw NoJar(problem: result.errors) }
    }
    return jar
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

  struct NoJar: Error {
    let problem: String
  }
}

import Foundation
import SparkEventLog
import SparkProfile
import TestSupport

/// A real application on a cluster of this machine, `Referee/LiveREST.java`, which waits with its web
/// interface open when it has done its work.
final class LiveSpark {
  /// Where its web interface is.
  private(set) var address: String
  private let process = Process()
  private let input = Pipe()
  private let logs: URL
  private let output: URL
  private let errors: URL

  /// Starts one and waits until it has a web interface.
  ///
  /// - Throws: ``LiveSpark/Failure`` if it ends instead.
  init(_ spark: SparkReferee, workingIn folder: URL) throws {
    let variables = ProcessInfo.processInfo.environment
    let isOlder = spark == .spark3_5
    guard let installed = variables[isOlder ? "SPARK_3_5_HOME" : "SPARK_HOME"],
      let java = variables["JAVA_HOME"]
    else { throw Failure(output: "SPARK_HOME, SPARK_3_5_HOME or JAVA_HOME is not set") }
    // Executors are started by scripts below SPARK_HOME and work there.
    let home = folder.appendingPathComponent("home")
    logs = folder.appendingPathComponent("logs")
    let files = FileManager.default
    for new in [home, logs] {
      try files.createDirectory(at: new, withIntermediateDirectories: true)
    }
    for name in try files.contentsOfDirectory(atPath: installed) where name != "work" {
      try files.createSymbolicLink(
        atPath: home.appendingPathComponent(name).path, withDestinationPath: "\(installed)/\(name)")
    }
    output = folder.appendingPathComponent("output")
    errors = folder.appendingPathComponent("errors")
    for file in [output, errors] { try Data().write(to: file) }
    let settings = Self.settings.merging(["spark.eventLog.dir": logs.absoluteString]) { $1 }
    let program = "Tests/RealSparkTests/Referee/LiveREST.java"
    process.executableURL = URL(fileURLWithPath: java).appendingPathComponent("bin/java")
    process.arguments =
      SparkReferee.openModules + [
        "-Xmx512m", "-cp", home.path + "/jars/*",
        Checkout.root.appendingPathComponent(program).path,
      ] + settings.map { "\($0.key)=\($0.value)" }
    process.environment = variables.merging([
      "SPARK_SCALA_VERSION": isOlder ? "2.12" : "2.13", "SPARK_HOME": home.path,
      "SPARK_LOCAL_DIRS": folder.appendingPathComponent("local").path,
      "SPARK_WORKER_DIR": folder.appendingPathComponent("work").path,
    ]) { $1 }
    process.standardInput = input
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    address = ""
    while address.isEmpty {
      Thread.sleep(forTimeInterval: 0.2)
      address = try line(beginningWith: "UI ") ?? ""
    }
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }

  /// Lets it end, and reads its log.
  func end() throws -> SparkProfile {
    try input.fileHandleForWriting.write(contentsOf: Data("\n".utf8))
    process.waitUntilExit()
    let names = try FileManager.default.contentsOfDirectory(atPath: logs.path)
      .filter { !$0.hasPrefix(".") }
    guard process.terminationStatus == 0, let name = names.first, names.count == 1 else {
      throw Failure(output: "ended with \(process.terminationStatus), and left \(names)")
    }
    return try EventLogReader.profile(
      of: EventLogLocation(path: logs.appendingPathComponent(name).path))
  }

  private static let settings = [
    "spark.master": "local-cluster[2,1,512]", "spark.executor.instances": "2",
    "spark.executor.memory": "512m", "spark.executor.cores": "1", "spark.app.name": "live",
    "spark.memory.fraction": "0.2", "spark.sql.shuffle.partitions": "4", "spark.ui.port": "0",
    "spark.eventLog.enabled": "true", "spark.eventLog.rolling.enabled": "false",
    "spark.eventLog.logStageExecutorMetrics": "true", "spark.executor.heartbeatInterval": "1s",
    "spark.executor.metrics.pollingInterval": "100",
    "spark.executor.processTreeMetrics.enabled": "true", "spark.my.password": "of nobody",
  ]

  /// Whether it has nothing left to do.
  var hasDoneItsWork: Bool {
    get throws { try line(beginningWith: "DONE") != nil }
  }

  /// What follows on a line that the program wrote; nil if it has not yet.
  private func line(beginningWith word: String) throws -> String? {
    let text = try String(contentsOf: output, encoding: .utf8)
    let whole = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    if let line = whole.first(where: { $0.hasPrefix(word) }) {
      return String(line.dropFirst(word.count))
    }
    guard process.isRunning else {
      let text = try String(contentsOf: errors, encoding: .utf8)
      throw Failure(output: String(text.suffix(3000)))
    }
    return nil
  }

  /// It did not get so far, or did not end well.
  struct Failure: Error {
    let output: String
  }
}

import Foundation
import Testing

/// A real standalone master with two workers of one core and 1 GiB each.
final class StandaloneCluster {
  /// What `--master` takes.
  let address: String
  private var processes: [Process]

  /// Starts master and workers.
  ///
  /// - Parameter folder: Where they write.
  /// - Throws: If no Spark is installed, or one does not start.
  init(in folder: URL) throws {
    let package = "org.apache.spark.deploy"
    let (master, log) = try Self.start(
      ["\(package).master.Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0"],
      in: folder)
    processes = [master]
    let started = try #require(
      try Self.line(with: "Starting Spark master at ", in: log, of: master))
    address = try #require(started.split(separator: " ").last.map(String.init))
    for name in ["one", "two"] {
      let (worker, said) = try Self.start(
        [
          "\(package).worker.Worker", "--host", "127.0.0.1", "--cores", "1", "--memory", "1g",
          "--webui-port", "0", "--work-dir", folder.appendingPathComponent(name).path, address,
        ], in: folder)
      processes.append(worker)
      _ = try #require(
        try Self.line(with: "Successfully registered with master", in: said, of: worker))
    }
  }

  deinit { processes.forEach { $0.terminate() } }

  private static func start(_ arguments: [String], in folder: URL) throws -> (Process, URL) {
    guard let home = ProcessInfo.processInfo.environment["SPARK_HOME"] else {
      throw JobRun.NoSpark()
    }
    let log = folder.appendingPathComponent("\(UUID().uuidString).log")
    try Data().write(to: log)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "\(home)/bin/spark-class")
    process.arguments = arguments
    process.standardError = try FileHandle(forWritingTo: log)
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    return (process, log)
  }

  /// Waits until a log says something, and gives the line.
  private static func line(with text: String, in log: URL, of process: Process) throws -> String? {
    for _ in 0..<600 where process.isRunning {
      let said = String(decoding: try Data(contentsOf: log), as: UTF8.self)
      if let line = said.split(separator: "\n").first(where: { $0.contains(text) }) {
        return String(line)
      }
      usleep(100_000)
    }
    return nil
  }
}

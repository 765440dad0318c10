import Foundation
import RunStore
import SparkProfile
import TestSupport
import Testing

/// `ballast run` against a real standalone master with two workers.
@Suite(.serialized, .waitsForSpark) struct StandaloneRunTests {
  private func start(_ arguments: [String], in folder: URL) throws -> (Process, URL) {
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
  private func line(with text: String, in log: URL, of process: Process) throws -> String? {
    for _ in 0..<600 where process.isRunning {
      let said = String(decoding: try Data(contentsOf: log), as: UTF8.self)
      if let line = said.split(separator: "\n").first(where: { $0.contains(text) }) {
        return String(line)
      }
      usleep(100_000)
    }
    return nil
  }

  @Test("a job on a master with two workers dies of results, is cured, and is remembered")
  func retry() throws {
    try withTemporaryFolder { folder in
      let package = "org.apache.spark.deploy"
      let (master, log) = try start(
        ["\(package).master.Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0"],
        in: folder)
      defer { master.terminate() }
      let started = try #require(
        try line(with: "Starting Spark master at ", in: log, of: master))
      let address = try #require(started.split(separator: " ").last.map(String.init))
      var workers: [Process] = []
      defer { workers.forEach { $0.terminate() } }
      for name in ["one", "two"] {
        let work = folder.appendingPathComponent(name).path
        let (worker, said) = try start(
          [
            "\(package).worker.Worker", "--host", "127.0.0.1", "--cores", "1", "--memory", "1g",
            "--webui-port", "0", "--work-dir", work, address,
          ], in: folder)
        workers.append(worker)
        _ = try #require(
          try line(with: "Successfully registered with master", in: said, of: worker))
      }

      let place = JobRun.Place(folder: folder)
      let run = try JobRun(
        ["run", "--retry", "1"],
        try JobRun.words(
          "result-size", master: address,
          settings: ["spark.executor.memory": "600m", "spark.driver.maxResultSize": "8m"]),
        in: place)
      #expect(run.status == 0, "\(run.lines)")
      #expect(run.says("died of spark.driver.maxResultSize"), "\(run.lines)")
      let store = try RunStore(path: folder.appendingPathComponent("home/history.sqlite").path)
      let last = try #require(try store.runs(of: "result-size").first)
      #expect(last.ending == .succeeded)
      #expect(last.profile?.executors.count == 2)
      #expect(last.profile?.driver.collections != nil, "the driver's GC log is read")
    }
  }
}

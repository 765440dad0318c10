import Foundation
import SparkEventLog
import SparkProfile
import TestSupport

/// A real Spark, started by `scripts/run-workload`.
enum RealSpark {
  /// Runs a workload and reads its log.
  ///
  /// - Parameters:
  ///   - workload: A name in `scripts/workloads`.
  ///   - settings: Settings that differ from the workload's own.
  ///   - folder: Where the log is to be.
  /// - Returns: The exit status, what the application did, and where its log is.
  /// - Throws: ``NoLog`` if Spark did not get so far as to write one.
  static func run(
    _ workload: String, settings: [String: String] = [:], into folder: URL
  ) throws -> (status: Int32, profile: SparkProfile, log: String) {
    let arguments = settings.sorted { $0.key < $1.key }.flatMap {
      ["--conf", "\($0.key)=\($0.value)"]
    }
    let result = try TestSupport.run(
      Checkout.root.appendingPathComponent("scripts/run-workload"),
      [workload, folder.path] + arguments)
    let logs = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { !$0.hasPrefix(".") }
    guard logs.count == 1, let name = logs.first else {
      throw NoLog(found: logs, output: String(result.errors.suffix(2000)))
    }
    let log = folder.appendingPathComponent(name).path
    let profile = try EventLogReader.profile(of: EventLogLocation(path: log))
    return (result.status, profile, log)
  }

  /// Spark left no log, or several; `make test` installs what is needed to run it.
  struct NoLog: Error {
    let found: [String]
    let output: String
  }
}

extension SparkProfile {
  /// Bytes that were in memory when tasks spilled them.
  var memoryBytesSpilled: Int64 {
    stages.values.reduce(0) { $0 + $1.tasks.memoryBytesSpilled }
  }

  /// Bytes of heap that the executors had together, as their JVMs say.
  var unifiedMemory: Int64 {
    executors.values.reduce(0) { $0 + ($1.maximumOnHeapMemory ?? 0) }
  }
}

import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif
import TestSupport

/// A real History Server of Spark 4.3, on this machine and a free port, for as long as somebody holds
/// it.
final class HistoryServer {
  let address: String
  private let process: Process

  /// Starts one over a directory of logs.
  ///
  /// - Parameters:
  ///   - logs: The directory.
  ///   - folder: Where it works.
  ///   - keys: The keys with which it speaks TLS; nil for none.
  /// - Throws: ``Failure`` if it does not answer.
  init(logs: URL, workingIn folder: URL, keys: KeyStore? = nil) throws {
    let variables = ProcessInfo.processInfo.environment
    guard let spark = variables["SPARK_HOME"], let java = variables["JAVA_HOME"] else {
      throw Failure(output: "SPARK_HOME or JAVA_HOME is not set; use make test")
    }
    let output = folder.appendingPathComponent("history-server.log")
    try Data().write(to: output)
    process = Process()
    process.executableURL = URL(fileURLWithPath: java).appendingPathComponent("bin/java")
    process.arguments =
      SparkReferee.openModules + [
        "-Xmx512m", "-Dspark.history.fs.logDirectory=\(logs.absoluteString)",
        // The system chooses a free port, and Spark's log says which.
        "-Dspark.history.ui.port=0",
      ] + (keys?.options ?? []) + [
        "-cp", spark + "/jars/*", "org.apache.spark.deploy.history.HistoryServer",
      ]
    process.currentDirectoryURL = folder
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = process.standardOutput
    try process.run()
    address = try Self.address(in: output, of: process, scheme: keys == nil ? "http" : "https")
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }

  /// Waits for the line with which Spark names its port.
  private static func address(
    in output: URL, of process: Process, scheme: String
  ) throws -> String {
    while true {
      let text = try String(contentsOf: output, encoding: .utf8)
      if let start = text.range(of: "started at \(scheme)://") {
        let port = text[start.upperBound...].prefix { !$0.isWhitespace }.drop { $0 != ":" }
        return "\(scheme)://127.0.0.1\(port)"
      }
      guard process.isRunning else { throw Failure(output: String(text.suffix(2000))) }
      Thread.sleep(forTimeInterval: 0.2)
    }
  }

  /// Waits until the server has listed as many applications, and returns their ids and attempts.
  func applications(_ count: Int) throws -> [(id: String, attempts: Int)] {
    while true {
      let data = try Data(contentsOf: try address("/api/v1/applications"))
      let list = try JSONSerialization.jsonObject(with: data) as? [[String: Any]] ?? []
      let found = list.compactMap { application -> (id: String, attempts: Int)? in
        guard let id = application["id"] as? String else { return nil }
        return (id, (application["attempts"] as? [Any])?.count ?? 0)
      }
      if found.count >= count { return found }
      guard process.isRunning else { throw Failure(output: "the server ended") }
      Thread.sleep(forTimeInterval: 0.2)
    }
  }

  private func address(_ path: String) throws -> URL {
    guard let url = URL(string: address + path) else { throw Failure(output: "no address") }
    return url
  }

  /// It did not start, or did not go on.
  struct Failure: Error {
    let output: String
  }
}

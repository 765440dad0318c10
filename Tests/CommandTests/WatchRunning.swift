import Foundation
import TestSupport
import Testing

/// A `ballast watch` that runs beside a test.
final class RunningWatch {
  private let process = Process()
  private let files: [URL]

  init(_ arguments: [String], in folder: URL) throws {
    files = ["out", "err"].map { folder.appending(path: $0) }
    for file in files { try Data().write(to: file) }
    process.executableURL = try Checkout.ballast
    process.arguments = ["watch"] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
  }

  deinit {
    if process.isRunning { process.terminate() }
  }

  var output: String { text(files[0]) }
  var errors: String { text(files[1]) }

  struct EndedEarly: Error {
    let output, errors: String
  }

  /// Waits until what was written so far is as it should be.
  func wait(until isDone: (String) -> Bool) throws {
    while !isDone(output) {
      guard process.isRunning else { throw EndedEarly(output: output, errors: errors) }
      Thread.sleep(forTimeInterval: 0.02)
    }
  }

  /// Where metrics are served, as it says at its beginning.
  func metricsPort() throws -> Substring {
    let address = /http:\/\/127\.0\.0\.1:(\d+)\/metrics/
    while true {
      if let match = errors.firstMatch(of: address) { return match.1 }
      try wait { _ in errors.contains("/metrics") }
    }
  }

  /// What the server of metrics sends back for a line of HTTP.
  func metrics(answering request: String) throws -> String {
    let script = """
      exec 3<>/dev/tcp/127.0.0.1/\(try metricsPort())
      printf '\(request) HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n\\r\\n' >&3
      cat <&3
      """
    return try run(URL(fileURLWithPath: "/bin/bash"), ["-c", script]).output
  }

  func terminate() { process.terminate() }

  /// The exit status, waited for.
  func status() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }

  private func text(_ file: URL) -> String {
    (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  }
}

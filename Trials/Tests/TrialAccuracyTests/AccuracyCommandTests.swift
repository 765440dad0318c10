import Foundation
import Testing

/// Runs the command that was built together with the tests.
@Suite struct AccuracyCommandTests {
  private struct Run {
    var status: Int32
    var output: String
    var complaint: String
  }

  private func run(_ arguments: [String]) throws -> Run {
    let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
    let start = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let folders = bundles.map { $0.deletingLastPathComponent() } + [Bundle.main.bundleURL, start]
    let binary = try #require(
      folders.map { $0.appendingPathComponent("accuracy") }.first {
        FileManager.default.isExecutableFile(atPath: $0.path)
      })
    let process = Process()
    process.executableURL = binary
    process.arguments = arguments
    let output = Pipe()
    let complaint = Pipe()
    process.standardOutput = output
    process.standardError = complaint
    try process.run()
    // The complaint is short; the output is not, and must be taken while it is written.
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let words = complaint.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
      complaint: String(decoding: words, as: UTF8.self))
  }

  private func record(_ id: String, memory: String, ok: Bool, in folder: URL) throws {
    let place = folder.appendingPathComponent(id)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let outcome = """
      {"workload": "w", "config": "\(id)", "scale": 1, "conf": {"spark.executor.memory": "\(memory)"},
       "executors": 1, "cores": 2, "exit": \(ok ? 0 : 1), "ok": \(ok), "failure": \
      \(ok ? "null" : "\"executor-heap\"")}
      """
    try Data(outcome.utf8).write(to: place.appendingPathComponent("outcome.json"))
    try FileManager.default.copyItem(
      at: checkout.appendingPathComponent("Examples/logs/spill.zstd"),
      to: place.appendingPathComponent("app.zstd"))
  }

  @Test("a folder that is not there ends the command with one line and status 3")
  func missing() throws {
    let run = try run(["--recordings", "no/such/folder"])
    #expect(run.status == 3 && run.output.isEmpty)
    #expect(
      run.complaint
        == "accuracy: no/such/folder: is no folder that can be read; name one with --recordings\n")
  }

  @Test("the results are written to a file, and what went wrong to standard output")
  func results() async throws {
    try await withTemporaryFolder { folder in
      let recordings = folder.appendingPathComponent("recordings")
      try record("w/base", memory: "1g", ok: true, in: recordings)
      try record("w/small", memory: "600m", ok: false, in: recordings)
      let page = folder.appendingPathComponent("RESULTS.md")
      let run = try run([
        "--recordings", recordings.path, "--output", page.path, "--only", "v, w", "--verbose",
      ])
      #expect(run.status == 0 && run.complaint.isEmpty)
      #expect(try String(contentsOf: page, encoding: .utf8).hasPrefix("# How right Ballast is\n"))
      #expect(run.output.split(separator: "\n").allSatisfy { $0.contains("w/base") })
    }
  }

  @Test("without a file the results are printed, and a recording that cannot be read is status 3")
  func damaged() async throws {
    try await withTemporaryFolder { folder in
      try record("w/base", memory: "1g", ok: true, in: folder)
      try record("w/damaged", memory: "1g", ok: true, in: folder)
      try Data("{".utf8).write(to: folder.appendingPathComponent("w/damaged/outcome.json"))
      let run = try run(["--recordings", folder.path])
      #expect(run.status == 3 && run.output.hasPrefix("# How right Ballast is\n"))
      #expect(run.complaint.contains("w/damaged: its outcome.json cannot be read"))
    }
  }
}

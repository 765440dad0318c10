import Foundation
import SparkProfile
import TestSupport
import Testing

@testable import Launch

@Suite struct RunLogsTests {
  @Test(
    "a directory on this machine has a path, one elsewhere has none",
    arguments: [
      ("/logs", "/logs"), ("logs", "logs"), ("file:/logs", "/logs"), ("file:///logs", "/logs"),
      ("hdfs:///logs", nil), ("s3a://bucket/logs", nil), ("file://host/logs", nil),
    ] as [(String, String?)])
  func path(directory: String, expected: String?) {
    #expect(RunLogs.path(of: directory) == expected)
  }

  private func logs(in directory: String?, mark: String? = nil, folder: String) -> RunLogs {
    RunLogs(in: directory, folder: folder, mark: mark, since: 1, messages: ProcessMessages())
  }

  @Test("the log in the folder of the run is its log, with what the driver wrote")
  func ownFolder() throws {
    try withTemporaryFolder { folder in
      try FileManager.default.copyItem(
        atPath: ExampleLog.executorHeap.path,
        toPath: folder.appendingPathComponent("app-1.zstd").path)
      var messages = ProcessMessages()
      messages.record(
        ProcessMessages.Message(.heap, by: .driver, text: "x", file: "standard error", line: 1))
      let logs = RunLogs(
        in: folder.path, folder: folder.path, mark: nil, since: 0, messages: messages)
      #expect(logs.applicationCount == 1)
      #expect(logs.profile?.application.name == "executor-heap")
      #expect(logs.profile?.processMessages.messages.map(\.failure) == [.heap])
      #expect(logs.path?.hasSuffix("app-1.zstd") ?? false)
    }
  }

  @Test("among logs of others only one with the run's mark is its log")
  func sharedDirectory() throws {
    try withTemporaryFolder { folder in
      let shared = folder.appendingPathComponent("shared")
      try FileManager.default.createDirectory(at: shared, withIntermediateDirectories: false)
      let other = shared.appendingPathComponent("other.json")
      try FileManager.default.copyItem(atPath: ExampleLog.maxResultSize.path, toPath: other.path)
      var text = try String(contentsOf: other, encoding: .utf8)
      text = text.replacingOccurrences(
        of: #""spark.executor.memory":"#,
        with: #""spark.ballast.run":"7-1","spark.executor.memory":"#)
      try text.write(
        to: shared.appendingPathComponent("mine.json"), atomically: true, encoding: .utf8)
      let mine = logs(in: "file:\(shared.path)", mark: "7-1", folder: folder.path)
      #expect(mine.applicationCount == 1)
      #expect(mine.path?.hasSuffix("mine.json") ?? false)
      let nobodys = logs(in: shared.path, mark: "8-1", folder: folder.path)
      #expect(nobodys.profile == nil)
      #expect(nobodys.notes.count == 1)
    }
  }

  @Test("what cannot be found is said, and a run without a directory has nothing to say")
  func nothingThere() throws {
    try withTemporaryFolder { folder in
      #expect(logs(in: nil, folder: folder.path).notes.isEmpty)
      #expect(logs(in: "hdfs:///logs", folder: folder.path).notes.first?.contains("hdfs") ?? false)
      let empty = RunLogs(
        in: folder.path, folder: folder.path, mark: nil, since: 0, messages: ProcessMessages())
      #expect(empty.profile == nil)
      #expect(empty.notes.count == 1)
    }
  }
}

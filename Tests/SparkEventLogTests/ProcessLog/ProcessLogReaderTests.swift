import Foundation
import SparkProfile
import Testing
import TestSupport

@testable import SparkEventLog

@Suite struct ProcessLogReaderTests {
  private func messages(_ text: String) throws -> [ProcessMessages.Message] {
    var messages = ProcessMessages()
    let damage = try ProcessLogReader.read(
      MemorySource(Array(text.utf8)), path: "logs/stderr", into: &messages)
    #expect(damage == nil)
    #expect(messages.fileCount == 1)
    return messages.messages
  }

  @Test("an executor that dies says so in its own output, with the line and its number")
  func executor() throws {
    let found = try messages(
      """
      26/11/21 10:00:00 INFO CoarseGrainedExecutorBackend: Started daemon with process name: 7@host

      26/11/21 10:00:05 ERROR Executor: Exception in task 0.0 in stage 1.0 (TID 3)
      java.lang.OutOfMemoryError: Java heap space
      \tat java.base/java.util.Arrays.copyOf(Arrays.java:3512)
      26/11/21 10:00:06 ERROR SparkUncaughtExceptionHandler: Uncaught exception
      java.lang.OutOfMemoryError: Java heap space
      """)
    #expect(found.count == 1)
    #expect(found.first?.failure == .heap)
    #expect(found.first?.writer == .executor)
    #expect(found.first?.lineCount == 2)
    #expect(found.first?.place == "stderr:4")
    #expect(found.first?.text == "java.lang.OutOfMemoryError: Java heap space")
  }

  @Test("a driver's own error is told from what it quotes, and from a cause below it")
  func driver() throws {
    let found = try messages(
      """
      26/11/21 10:00:00 INFO SparkContext: Running Spark version 4.3.0
      26/11/21 10:00:05 WARN TaskSetManager: Lost task 0.0 in stage 0.0 (TID 0) (h executor 1): \
      java.lang.OutOfMemoryError: GC overhead limit exceeded
      Caused by: java.lang.OutOfMemoryError: Metaspace
      Exception in thread "main" java.lang.OutOfMemoryError: Java heap space
      """)
    #expect(found.map(\.failure) == [.gcOverhead, .metaspace, .heap])
    #expect(found.map(\.isQuoted) == [true, false, false])
    #expect(found.map(\.writer) == [.driver, .unknown, .driver])
  }

  @Test("yarn logs names the container, and every container is somebody else")
  func containers() throws {
    let found = try messages(
      """
      Container: container_1_0001_01_000001 on host_45454
      LogType:stderr
      26/11/21 INFO ApplicationMaster: Registered signal handlers
      Exception in thread "main" java.lang.OutOfMemoryError: Java heap space
      Container: container_1_0001_01_000002 on host_45454
      26/11/21 INFO YarnCoarseGrainedExecutorBackend: Started daemon
      java.lang.OutOfMemoryError: unable to create native thread: possibly out of memory
      """)
    #expect(found.map(\.writer) == [.driver, .executor])
    #expect(found.map(\.failure) == [.heap, .nativeThread])
    #expect(found.first?.place == "stderr:4 (container_1_0001_01_000001)")
    #expect(found.last?.container == "container_1_0001_01_000002")
  }

  @Test("text that says nothing of memory is nothing, however long")
  func nothing() throws {
    #expect(try messages("").isEmpty)
    #expect(try messages("INFO MemoryStore: MemoryStore started with capacity 366.3 MiB").isEmpty)
    #expect(try messages(String(repeating: "x", count: 3 << 20)).isEmpty)
  }

  @Test("kinds are bounded, not lines: the first of each is kept, shortened")
  func bounded() throws {
    let long = "java.lang.OutOfMemoryError: Java heap space " + String(repeating: "é", count: 900)
    let found = try messages(
      (0..<5000).map { "\(long) \($0)" }.joined(separator: "\n"))
    #expect(found.count == 1)
    #expect(found.first?.lineCount == 5000)
    #expect((found.first?.text.utf8.count ?? 0) <= 400)
  }

  @Test("every phrase that is known is found in the middle of a line")
  func allPhrases() throws {
    for (phrase, _) in MemoryFailure.phrases {
      let found = try messages("26/11/21 ERROR x: \(phrase) y\n")
      #expect(found.first?.failure == MemoryFailure(message: phrase), "\(phrase)")
    }
  }

  @Test("a folder is read whole; a path that is not there is an error")
  func folder() throws {
    try withTemporaryFolder { folder in
      for name in ["1", "2"] {
        let inner = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
        try Data("java.lang.OutOfMemoryError: Metaspace\n".utf8)
          .write(to: inner.appendingPathComponent("stderr"))
      }
      var messages = ProcessMessages()
      #expect(try ProcessLogReader.read(folder.path, into: &messages).isEmpty)
      #expect(messages.fileCount == 2)
      #expect(messages.messages.map(\.lineCount) == [2])
      #expect(throws: EventLogError.self) {
        try ProcessLogReader.read(folder.path + "x", into: &messages)
      }
    }
  }
}

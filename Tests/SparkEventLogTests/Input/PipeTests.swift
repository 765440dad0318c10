import Foundation
import SparkProfile
import Testing

@testable import SparkEventLog

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What comes through a pipe comes in pieces and only once.
@Suite(.serialized) struct PipeTests {
  @Test func namedPipe() async throws {
    let directory = try TemporaryDirectory()
    let log = try ReferenceLog.named("driver-heap.zstd")
    let path = directory.path + "/pipe"
    try #require(unsafe mkfifo(path, 0o600) == 0)
    Thread.detachNewThread {
      // Opening waits for the reader. Without one the test fails there, and not here.
      try? FileHandle(forWritingTo: URL(filePath: path)).write(contentsOf: Data(log.bytes))
    }
    #expect(EventLogReader.isEventLog(at: path))
    #expect(try EventLogReader.profile(of: EventLogLocation(path: path)) == log.profile)
  }

  /// `ballast fit <(zstd -dc log)`: the shell gives a path like `/dev/fd/63`.
  @Test func openDescriptorByPath() throws {
    let log = try ReferenceLog.named("driver-heap.zstd")
    let pipe = Pipe()
    Thread.detachNewThread {
      try? pipe.fileHandleForWriting.write(contentsOf: Data(log.bytes))
      try? pipe.fileHandleForWriting.close()
    }
    let location = try EventLogLocation(
      path: "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
    #expect(location.shape == .file)
    #expect(try EventLogReader.profile(of: location) == log.profile)
  }

  @Test func standardInput() throws {
    let log = try ReferenceLog.named("driver-heap.zstd")
    let before = dup(STDIN_FILENO)
    defer {
      dup2(before, STDIN_FILENO)
      close(before)
    }
    let pipe = Pipe()
    dup2(pipe.fileHandleForReading.fileDescriptor, STDIN_FILENO)
    Thread.detachNewThread {
      try? pipe.fileHandleForWriting.write(contentsOf: Data(log.bytes))
      try? pipe.fileHandleForWriting.close()
    }
    let location = try EventLogLocation(path: "-")
    #expect(location.shape == .standardInput)
    #expect(location.displayName == "standard input")
    #expect(try EventLogReader.profile(of: location) == log.profile)
    // It was open before, and it stays open.
    #expect(fcntl(STDIN_FILENO, F_GETFD) != -1)
  }
}

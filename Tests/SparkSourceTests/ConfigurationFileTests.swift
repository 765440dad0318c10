import Foundation
import SparkMemory
import SparkSource
import Testing

@Suite struct ConfigurationFileTests {
  private func withFile<Result>(
    _ content: Data, _ body: (String) throws -> Result
  ) throws -> Result {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("ballast-\(UUID().uuidString).conf")
    try content.write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(url.path)
  }

  @Test func readsAFile() throws {
    try withFile(Data("spark.executor.memory 8g\n".utf8)) { path in
      guard case .properties(let entries) = try ConfigurationFile(at: path) else {
        Issue.record("not read as properties")
        return
      }
      #expect(SparkConfiguration(entries)[.executorMemory] == "8g")
      #expect(entries.first?.location == SourceLocation(file: path, line: 1))
    }
  }

  @Test func damagedCharactersAreRead() throws {
    try withFile(Data([0xFF, 0xFE] + "\nspark.executor.memory 8g".utf8)) { path in
      guard case .properties(let entries) = try ConfigurationFile(at: path) else {
        Issue.record("not read as properties")
        return
      }
      #expect(SparkConfiguration(entries)[.executorMemory] == "8g")
    }
  }

  @Test(arguments: [
    Data(), Data("hello\n".utf8), Data([0, 1, 2]), Data(repeating: 0x61, count: 5 << 20),
  ])
  func refusesWhatIsNoConfiguration(content: Data) throws {
    try withFile(content) { path in
      let error = try #require(throws: SourceError.self) { try ConfigurationFile(at: path) }
      #expect(error.kind == .unreadable)
      #expect(error.description.hasPrefix(path))
    }
  }

  @Test(arguments: [("/does/not/exist.conf", "no such file"), ("/", "a directory")])
  func refusesWhatIsNoFile(path: String, problem: String) throws {
    let error = try #require(throws: SourceError.self) { try ConfigurationFile(at: path) }
    #expect(error.kind == .unreadable)
    #expect(error.problem.hasPrefix(problem))
  }

  @Test func aMisspeltNameIsRefusedWithItsLine() throws {
    try withFile(Data("# memory\nspark.executor.memry 8g\n".utf8)) { path in
      let error = try #require(throws: SourceError.self) { try ConfigurationFile(at: path) }
      #expect(error.kind == .malformed)
      #expect(error.location.line == 2)
      #expect(error.problem.contains("did you mean spark.executor.memory?"))
    }
  }

  @Test func readsAScript() throws {
    let script = """
      #!/bin/sh
      # spark-submit is what runs it
      export X=1
      exec /opt/spark/bin/spark-submit \\
        --executor-memory 6g \\
        job.py 2>&1 | tee log
      """
    try withFile(Data(script.utf8)) { path in
      guard case .submit(let command) = try ConfigurationFile(at: path) else {
        Issue.record("not read as a script")
        return
      }
      #expect(SparkConfiguration(command.settings)[.executorMemory] == "6g")
      #expect(command.isPython)
      #expect(command.settings.first?.location == SourceLocation(file: path, line: 4))
    }
  }
}

import Foundation
import SparkMemory
import SparkSource
import Testing

@Suite struct PropertiesFileTests {
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
      let entries = try PropertiesFile.entries(at: path)
      #expect(SparkConfiguration(entries)[.executorMemory] == "8g")
      #expect(entries.first?.location == SourceLocation(file: path, line: 1))
    }
  }

  @Test func damagedCharactersAreRead() throws {
    try withFile(Data([0xFF, 0xFE] + "\nspark.executor.memory 8g".utf8)) { path in
      let configuration = SparkConfiguration(try PropertiesFile.entries(at: path))
      #expect(configuration[.executorMemory] == "8g")
    }
  }

  @Test(arguments: [
    Data(), Data("hello\n".utf8), Data([0, 1, 2]), Data(repeating: 0x61, count: 5 << 20),
  ])
  func refusesWhatIsNoConfiguration(content: Data) throws {
    try withFile(content) { path in
      let error = try #require(throws: SourceError.self) { try PropertiesFile.entries(at: path) }
      #expect(error.kind == .unreadable)
      #expect(error.description.hasPrefix(path))
    }
  }

  @Test(arguments: [("/does/not/exist.conf", "no such file"), ("/", "a directory")])
  func refusesWhatIsNoFile(path: String, problem: String) throws {
    let error = try #require(throws: SourceError.self) { try PropertiesFile.entries(at: path) }
    #expect(error.kind == .unreadable)
    #expect(error.problem.hasPrefix(problem))
  }
}

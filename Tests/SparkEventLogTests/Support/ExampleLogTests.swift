import Foundation
import Testing

/// The parameterized suites prove nothing about a log that is not in `ExampleLog.all`.
@Suite struct ExampleLogTests {
  @Test func everyLogOfTheDirectoryIsTested() throws {
    let present = try FileManager.default.contentsOfDirectory(atPath: ExampleLog.directory)
    #expect(present.filter { !$0.hasPrefix(".") }.sorted() == ExampleLog.names)
    #expect(ExampleLog.all.map(\.name) == ExampleLog.names)
    #expect(ExampleLog.all.allSatisfy { $0.events.count > 30 })
  }
}

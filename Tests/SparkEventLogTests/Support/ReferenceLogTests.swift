import Foundation
import TestSupport
import Testing

/// The parameterized suites prove nothing about a log that is not in `ReferenceLog.all`.
@Suite struct ReferenceLogTests {
  @Test func everyLogOfTheDirectoryIsTested() throws {
    let present = try FileManager.default.contentsOfDirectory(
      atPath: Checkout.root.appending(path: "Examples/logs").path)
    #expect(present.filter { !$0.hasPrefix(".") }.sorted() == ReferenceLog.names.sorted())
    #expect(ReferenceLog.all.map(\.name) == ReferenceLog.names)
    #expect(ReferenceLog.all.allSatisfy { $0.events.count > 30 })
  }
}

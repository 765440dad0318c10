import Foundation
import TestSupport
import Testing

/// `ballast jobs`, after `ballast run` of programs that are no Spark.
@Suite struct JobsCommandTests {
  private func ballast(_ arguments: String..., home: URL) throws -> CommandResult {
    try run(try Checkout.ballast, arguments, environment: ["BALLAST_HOME": home.path])
  }

  @Test("what ran is listed, by job and by run")
  func listed() throws {
    try withTemporaryFolder { home in
      let ran = try ballast("run", "--job", "nightly", "--", "sh", "-c", "exit 7", home: home)
      #expect(ran.status == 7)
      let all = try ballast("jobs", home: home)
      #expect(all.status == 0)
      #expect(all.output.contains("nightly"))
      #expect(all.output.contains("status 7"))
      let one = try ballast("jobs", "nightly", home: home)
      #expect(one.output.hasPrefix("nightly\n"))
      #expect(one.output.contains("run 1 did not fail of memory, so it is run as it was"))
      let json = try ballast("jobs", "--json", "nightly", home: home)
      let form = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
      #expect(form?["schema"] as? String == "ballast.jobs/1")
    }
  }

  @Test("asking leaves nothing behind, and a job that never ran is said not to be known")
  func nothing() throws {
    try withTemporaryFolder { home in
      let all = try ballast("jobs", home: home)
      #expect(all.status == 0)
      #expect(all.output.hasPrefix("no runs yet"))
      let one = try ballast("jobs", "a\u{1b}b", home: home)
      #expect(one.status == 2)
      #expect(one.output.isEmpty)
      #expect(!one.errors.contains("\u{1b}"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: home.path).isEmpty)
    }
  }

  @Test("a file that is no history is an error that says what to do")
  func damaged() throws {
    try withTemporaryFolder { home in
      try Data("no database, and long enough to be seen as none of SQLite's".utf8)
        .write(to: home.appendingPathComponent("history.sqlite"))
      let result = try ballast("jobs", home: home)
      #expect(result.status == 3)
      #expect(result.errors.contains("move it away"))
    }
  }
}

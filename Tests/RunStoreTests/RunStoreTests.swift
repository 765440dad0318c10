import Foundation
import GRDB
import SparkProfile
import TestSupport
import Testing

@testable import RunStore

@Suite struct RunStoreTests {
  private func withStore<Value>(_ body: (RunStore, URL) throws -> Value) throws -> Value {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("a/b/history.sqlite")
      return try body(try RunStore(path: file.path), file)
    }
  }

  private func ended(_ run: RunRecord, as ending: RunRecord.Ending, in store: RunStore) throws {
    var run = run
    try store.begin(&run)
    run.ending = ending
    run.endTime = run.startTime + 1
    try store.update(run)
  }

  @Test("a run that was stored is there when the file is opened again")
  func reopening() throws {
    try withStore { store, file in
      var run = RunRecord(job: "nightly", startTime: 1000, changes: ["spark.executor.memory": "2g"])
      try store.begin(&run)
      run.ending = .failed
      run.endTime = 2000
      run.exitStatus = 1
      run.shortage = "executor-heap"
      run.applicationID = "app-1"
      run.settings = ["spark.executor.memory": "2g"]
      run.recommendation = ["spark.executor.memory": "3584m"]
      run.folder = "runs/1"
      var profile = SparkProfile()
      profile.application.name = "nightly"
      run.profile = profile
      try store.update(run)
      #expect(try RunStore(path: file.path).runs(of: "nightly") == [run])
    }
  }

  @Test("a run that has not ended is not among those that tell something")
  func openRuns() throws {
    try withStore { store, _ in
      var run = RunRecord(job: "a", startTime: 1)
      try store.begin(&run)
      #expect(run.id == 1)
      #expect(try store.runs(of: "a").isEmpty)
    }
  }

  @Test("runs come with the latest first, and only those of the job")
  func order() throws {
    try withStore { store, _ in
      for (job, time) in [("a", 1), ("b", 2), ("a", 3)] as [(String, Int64)] {
        try ended(RunRecord(job: job, startTime: time), as: .succeeded, in: store)
      }
      #expect(try store.runs(of: "a").map(\.startTime) == [3, 1])
      #expect(try store.runs(of: "a", limit: 1).map(\.startTime) == [3])
    }
  }

  @Test("profiles are kept of the last runs of each job only")
  func oldProfiles() throws {
    try withStore { store, _ in
      let count = RunStore.profilesOfJob + 3
      for time in 1...Int64(count) {
        var run = RunRecord(job: "a", startTime: time)
        run.profile = SparkProfile()
        try ended(run, as: .succeeded, in: store)
      }
      var other = RunRecord(job: "b", startTime: 0)
      other.profile = SparkProfile()
      try ended(other, as: .succeeded, in: store)
      let kept = try store.runs(of: "a").map { $0.profile != nil }
      #expect(kept.count == count)
      #expect(kept.prefix(RunStore.profilesOfJob).allSatisfy { $0 })
      #expect(!kept.dropFirst(RunStore.profilesOfJob).contains(true))
      #expect(try store.runs(of: "b").first?.profile != nil)
    }
  }

  @Test("profiles that are judged again are kept: of open searches, and of the last death")
  func keptProfiles() throws {
    try withStore { store, _ in
      func run(_ ending: RunRecord.Ending, tuning: Int64? = nil, diedOf: String? = nil) throws {
        var run = RunRecord(job: "a", startTime: 0)
        run.tuning = tuning
        run.shortage = diedOf
        run.profile = SparkProfile()
        run.folder = "/runs"
        try ended(run, as: ending, in: store)
      }
      var searches: [TuningRecord] = []
      for (command, end) in [("x", nil), ("x", nil), ("y", nil), ("z", 9)] as [(String, Int64?)] {
        var search = TuningRecord(job: "a", command: command, startTime: 0, goal: Data())
        search.endTime = end
        try store.begin(&search)
        searches.append(search)
      }
      for search in searches { try run(.succeeded, tuning: search.id) }
      try run(.failed, diedOf: "executor-heap")
      try run(.failed, diedOf: "executor-heap")
      for _ in 0..<RunStore.profilesOfJob { try run(.succeeded) }
      let kept = try store.runs(of: "a").reversed().filter { $0.profile != nil }.compactMap(\.id)
      #expect(kept == [2, 3, 6] + (7...Int64(6 + RunStore.profilesOfJob)))
      #expect(try store.foldersOfOldRuns(of: "a").count == 3)
      var over = try #require(searches.dropFirst().first)
      over.endTime = 9
      try store.update(over)
      try run(.succeeded)
      #expect(try store.runs(of: "a").first { $0.id == 2 }?.profile == nil)
    }
  }

  @Test("a search that has not ended is found again with its journal, by job and command")
  func tunings() throws {
    try withStore { store, _ in
      var tuning = TuningRecord(job: "a", command: "x", startTime: 5, goal: Data([1, 2]))
      try store.begin(&tuning)
      for (number, ending) in [RunRecord.Ending.succeeded, .failed, .open].enumerated() {
        var run = RunRecord(job: "a", startTime: Int64(number))
        run.tuning = tuning.id
        try store.begin(&run)
        run.ending = ending
        try store.update(run)
      }
      #expect(try store.openTuning(of: "a", command: "y") == nil)
      #expect(try store.openTuning(of: "b", command: "x") == nil)
      #expect(try store.openTuning(of: "a", command: "x") == tuning)
      #expect(try store.journal(of: tuning).map(\.startTime) == [0, 1])
      tuning.endTime = 9
      try store.update(tuning)
      #expect(try store.openTuning(of: "a", command: "x") == nil)
    }
  }

  @Test("what is stored is synchronized to the disk, behind a write-ahead log")
  func durability() throws {
    try withStore { store, _ in
      let modes = try store.queue.inDatabase { database in
        (
          try String.fetchOne(database, sql: "PRAGMA journal_mode"),
          try Int.fetchOne(database, sql: "PRAGMA synchronous")
        )
      }
      #expect(modes.0 == "wal")
      #expect(modes.1 == 2, "FULL")
    }
  }

  @Test("a file that is no history is refused in words, and left as it is")
  func foreignFile() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("history.sqlite")
      let content = Data(repeating: 0x61, count: 8192)
      try content.write(to: file)
      #expect {
        try RunStore(path: file.path)
      } throws: {
        ($0 as? RunStoreError)?.description.contains("no history of Ballast") ?? false
      }
      #expect(try Data(contentsOf: file) == content)
    }
  }

  @Test("a history of a later version is refused, and not changed")
  func laterVersion() throws {
    try withStore { store, file in
      try store.queue.write {
        try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('from the future')")
      }
      #expect {
        try RunStore(path: file.path)
      } throws: {
        ($0 as? RunStoreError)?.description.contains("later version") ?? false
      }
    }
  }

  @Test("a folder that cannot be made is named")
  func noFolder() throws {
    #expect {
      try RunStore(path: "/dev/null/ballast/history.sqlite")
    } throws: {
      ($0 as? RunStoreError)?.path == "/dev/null/ballast/history.sqlite"
    }
  }

  @Test(
    "the history is where the system keeps the data of applications",
    arguments: [
      (["HOME": "/home/a"], "/home/a/.local/share/ballast"),
      (["HOME": "/home/a", "XDG_DATA_HOME": "/data"], "/data/ballast"),
      (["HOME": "/home/a", "XDG_DATA_HOME": "data"], "/home/a/.local/share/ballast"),
      (["HOME": "/home/a", "BALLAST_HOME": "here"], "here"), ([:], nil),
    ] as [([String: String], String?)])
  func home(environment: [String: String], expected: String?) {
    #if os(Linux)
      #expect(RunStore.home(in: environment) == expected)
    #endif
  }
}

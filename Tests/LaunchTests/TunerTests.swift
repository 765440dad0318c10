import Foundation
import GRDB
import SparkMemory
import TestSupport
import Testing

@testable import Launch
@testable import RunStore

extension OneAtATime {
  /// Searches whose job is a script that leaves a recorded log, or none.
  @Suite struct TunerTests {
    /// Leaves the log that is named first where Spark is told to, counts its runs, and ends with the
    /// status in the file `status`.
    private static let spark = """
      #!/bin/sh
      here=$(dirname "$0")
      echo run >> "$here/count"
      for word; do
        case $word in
          spark.eventLog.dir=*) test -s "$here/log" && cp "$here/log" "${word#*=}/app.zstd" ;;
        esac
      done
      exit $(cat "$here/status")
      """

    private struct Place {
      let folder: URL
      let store: RunStore

      func file(_ name: String) -> URL { folder.appendingPathComponent(name) }

      func leave(_ log: ExampleLog?, status: Int) throws {
        let data = try log.map { try Data(contentsOf: URL(fileURLWithPath: $0.path)) } ?? Data()
        try data.write(to: file("log"))
        try Data("\(status)".utf8).write(to: file("status"))
      }

      func search(runs: Int = 5) async throws -> (outcome: Tuner.Outcome, resumed: Int) {
        let command = try LaunchCommand(
          words: [file("spark-submit").path, "job.py"], environment: [:])
        let runner = JobRunner(
          command, site: LaunchSite(command, environment: [:]), job: "a", store: store,
          home: folder.path
        ) { 1000 }
        let tuner = Tuner(
          runner, store: store,
          goal: Tuner.Goal(keys: [.executorMemory, .driverMemory], precision: 0.1),
          budget: TuneBudget(runs: runs))
        var resumed = 0
        let outcome = try await tuner.search {
          if case .resumed(let runs) = $0 { resumed = runs }
        }
        return (outcome, resumed)
      }

      var count: Int {
        let text = (try? String(contentsOf: file("count"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").count
      }
    }

    private func withPlace(_ body: (Place) async throws -> Void) async throws {
      let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("ballast-tuner-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: folder) }
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let place = Place(
        folder: folder, store: try RunStore(path: folder.path + "/history.sqlite"))
      try Self.spark.write(to: place.file("spark-submit"), atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: place.file("spark-submit").path)
      try await body(place)
    }

    private func reason(_ outcome: Tuner.Outcome) -> String {
      guard case .failed(let reason) = outcome.ending else { return "" }
      return reason
    }

    @Test("a search that failed is over, so that a job which was repaired is run again")
    func repaired() async throws {
      try await withPlace { place in
        try place.leave(nil, status: 1)
        let first = try await place.search()
        #expect(reason(first.outcome).contains("left no log"))
        #expect(first.outcome.best == nil)
        #expect(place.count == 1)
        try place.leave(.spill, status: 0)
        let second = try await place.search(runs: 1)
        #expect(second.resumed == 0)
        #expect(place.count == 2)
      }
    }

    @Test("a search that a kill kept open after a failure begins with a run")
    func keptOpen() async throws {
      try await withPlace { place in
        try place.leave(nil, status: 1)
        _ = try await place.search()
        try place.store.write { try $0.execute(sql: "UPDATE tuning SET endTime = NULL") }
        let second = try await place.search()
        #expect(second.resumed == 1)
        #expect(place.count == 2)
      }
    }

    @Test("a cure that the program's own setting undoes is tried once")
    func ownSetting() async throws {
      try await withPlace { place in
        try place.leave(.executorHeap, status: 1)
        let search = try await place.search()
        #expect(place.count == 2)
        #expect(
          reason(search.outcome).contains("the program sets it itself"), "\(search.outcome.ending)")
      }
    }
  }
}

import Foundation
import GRDB
import TestSupport
import Testing

@testable import Launch
@testable import RunStore

extension OneAtATime {
  /// What is remembered of a job that is no Spark, so that no log of it is there.
  @Suite struct JobRunnerTests {
    private struct Place {
      let home: String
      let store: RunStore

      func runner(_ words: [String]) throws -> JobRunner {
        let command = try LaunchCommand(words: words, environment: [:])
        let site = LaunchSite(command, environment: [:])
        return JobRunner(command, site: site, job: "a", store: store, home: home) { 1000 }
      }

      var folders: [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: home + "/runs")) ?? []
      }
    }

    private func withPlace(_ body: (Place) async throws -> Void) async throws {
      let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("ballast-runner-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: folder) }
      let store = try RunStore(path: folder.path + "/history.sqlite")
      try await body(Place(home: folder.path, store: store))
    }

    @Test("a run that ended badly is remembered with its status")
    func failure() async throws {
      try await withPlace { place in
        let result = try await place.runner(["sh", "-c", "exit 3"]).run(changing: [:]) { _ in }
        #expect(result.ending.status == 3)
        #expect(result.verdict == nil)
        #expect(result.notes.contains { $0.contains("no event log") }, "\(result.notes)")
        let runs = try place.store.runs(of: "a")
        #expect(runs == [result.record])
        #expect(runs.first?.ending == .failed)
        #expect(runs.first?.exitStatus == 3)
        #expect(place.folders == ["1"])
      }
    }

    @Test("a program that cannot be started was no run")
    func missingProgram() async throws {
      try await withPlace { place in
        let runner = try place.runner(["/no/such/program"])
        let error = await #expect(throws: LaunchError.self) {
          try await runner.run(changing: [:]) { _ in }
        }
        #expect(error?.description.contains("/no/such/program") == true)
        let rows = try place.store.read { try RunRow.fetchCount($0) }
        #expect(rows == 0)
        #expect(place.folders.isEmpty)
      }
    }

    @Test("a history that is lost while the job runs takes nothing from its end")
    func lostHistory() async throws {
      try await withPlace { place in
        let result = try await place.runner(["sh", "-c", "exit 0"]).run(changing: [:]) { _ in
          _ = try? place.store.write { try $0.drop(table: RunRow.databaseTableName) }
        }
        #expect(result.ending.status == 0)
        #expect(result.notes.contains { $0.contains("not remembered") }, "\(result.notes)")
      }
    }
  }
}

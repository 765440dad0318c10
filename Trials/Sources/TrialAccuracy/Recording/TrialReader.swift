import SparkEventLog
import SparkProfile

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Finds and reads recordings: `<folder>/<workload>/<config>/` with `outcome.json`, an event log,
/// and GC logs whose names begin with `gc-`.
public enum TrialReader {
  /// What was read, and what was not.
  public struct Reading: Sendable {
    /// Trials, ordered by id.
    public var trials: [Trial] = []
    /// What could not be read, a line each.
    public var notes: [String] = []
    /// Recordings without an outcome that can be read, which are no trials.
    public var unreadable = 0
  }

  /// Reads all recordings of a folder, as many at once as there are cores.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - workloads: Names of workloads or of their folders; empty for all of them.
  /// - Returns: Trials and notes, in an order that does not depend on which was read first.
  /// - Throws: ``TrialError`` if the folder holds no recording.
  public static func read(
    _ folder: String, only workloads: Set<String> = []
  ) async throws(TrialError) -> Reading {
    let places = try places(in: folder)
    let readings = await withTaskGroup(of: (Int, Trial?, [String]).self) { group in
      for (index, id) in places.enumerated() {
        group.addTask {
          var notes: [String] = []
          let trial = trial(id, in: folder, only: workloads, notes: &notes)
          return (index, trial, notes)
        }
      }
      var all: [(Int, Trial?, [String])] = []
      for await one in group { all.append(one) }
      return all.sorted { $0.0 < $1.0 }
    }
    var result = Reading()
    result.trials = CachedFractions.added(to: readings.compactMap(\.1))
    result.notes = readings.flatMap(\.2)
    // One that was not asked for gives neither a trial nor a note.
    result.unreadable = readings.count { $0.1 == nil && !$0.2.isEmpty }
    guard !result.trials.isEmpty else {
      throw TrialError(
        "\(folder): holds no recording to judge by (a folder WORKLOAD/CONFIG with outcome.json"
          + (workloads.isEmpty ? ")" : ") of \(workloads.sorted().joined(separator: ", "))"))
    }
    return result
  }

  private static func places(in folder: String) throws(TrialError) -> [String] {
    let files = FileManager.default
    guard let workloads = try? files.contentsOfDirectory(atPath: folder) else {
      throw TrialError("\(folder): is no folder that can be read; name one with --recordings")
    }
    return workloads.sorted().flatMap { workload in
      let configs = (try? files.contentsOfDirectory(atPath: "\(folder)/\(workload)")) ?? []
      return configs.sorted().map { "\(workload)/\($0)" }
        .filter { files.fileExists(atPath: "\(folder)/\($0)/outcome.json") }
    }
  }

  private static func trial(
    _ id: String, in folder: String, only workloads: Set<String>, notes: inout [String]
  ) -> Trial? {
    let path = "\(folder)/\(id)"
    let outcome: Outcome
    do {
      let data = try Data(contentsOf: URL(filePath: "\(path)/outcome.json"))
      outcome = try JSONDecoder().decode(Outcome.self, from: data)
    } catch {
      notes.append("\(id): its outcome.json cannot be read: \(error)")
      return nil
    }
    let names = [outcome.workload, id.split(separator: "/").first.map(String.init) ?? id]
    guard workloads.isEmpty || names.contains(where: workloads.contains) else { return nil }
    return Trial(id: id, outcome: outcome, profile: profile(in: path, id: id, notes: &notes))
  }

  private static func profile(
    in path: String, id: String, notes: inout [String]
  ) -> SparkProfile? {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    let isGCLog: (String) -> Bool = { $0.hasPrefix("gc-") }
    let logs = names.filter { name in
      !isGCLog(name) && ![".json", ".txt", ".md"].contains { name.hasSuffix($0) }
    }
    guard let log = logs.first, logs.count == 1 else {
      notes.append("\(id): has \(logs.count) event logs, and one is needed to predict from")
      return nil
    }
    do throws(EventLogError) {
      let found = try EventLogDiscovery(path: "\(path)/\(log)")
      guard let location = found.locations.first else {
        throw found.failures.first ?? found.severalLogs
      }
      var profile = try EventLogReader.profile(of: location)
      var collections: [GCLog] = []
      for name in names.filter(isGCLog) {
        let (found, remarks) = try GCLogReader.logs(at: "\(path)/\(name)")
        collections += found
        notes += remarks
      }
      notes += GCLogMatching.attach(collections, to: &profile)
      return profile
    } catch {
      notes.append("\(id): \(error.description)")
      return nil
    }
  }
}

/// Why there is nothing to measure.
public struct TrialError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What, where, and what to do.
  public let description: String

  /// An error of these words.
  public init(_ description: String) { self.description = description }
}

import GRDB
import SparkProfile

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The history of runs, by job, in one SQLite file.
///
/// Several processes may use the file at once: each write is one transaction, and waits for those of
/// others. What a call has stored when it returns is on the disk, whatever happens to the process
/// afterwards (write-ahead log, full synchronization).
public struct RunStore: Sendable {
  /// The file.
  public let path: String
  let queue: DatabaseQueue

  /// How long one process waits for the writes of others, in seconds.
  static let patience = 30.0
  /// Profiles of so many runs of a job are kept, with that of the last which died of memory and those
  /// of searches that can go on; of older ones only what they were given and how they ended.
  public static let profilesOfJob = 10

  /// Opens the history, and makes it if there is none.
  ///
  /// - Parameter path: The file; its folder is made too.
  /// - Throws: ``RunStoreError`` if it cannot be opened, is no history, or is one of a later version
  ///   of Ballast.
  public init(path: String) throws(RunStoreError) {
    self.path = path
    do {
      let folder = URL(filePath: path).deletingLastPathComponent()
      guard
        (try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true))
          != nil
      else {
        throw RunStoreError(
          path: path,
          problem:
            "its folder cannot be made; look whether it may be, or set BALLAST_HOME to another")
      }
      queue = try OpeningLock.holding(beside: path) { try Self.openQueue(path) }
    } catch let error as RunStoreError {
      throw error
    } catch {
      throw Self.error(error, path)
    }
  }

  private static func openQueue(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.label = "ballast.history"
    configuration.busyMode = .timeout(patience)
    configuration.journalMode = .wal
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.inDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    let migrator = RunStoreSchema.migrator
    if try queue.read(migrator.hasBeenSuperseded) {
      throw RunStoreError(
        path: path, problem: "was written by a later version of Ballast; use that one")
    }
    try migrator.migrate(queue)
    return queue
  }

  /// Stores a run that begins.
  ///
  /// - Parameter run: The run; it gets its number.
  /// - Throws: ``RunStoreError`` if it could not be stored.
  public func begin(_ run: inout RunRecord) throws(RunStoreError) {
    var row = RunRow(run: run)
    try write { try row.insert($0) }
    run = row.run
  }

  /// Stores what became of a run.
  ///
  /// - Parameter run: A run that was begun.
  /// - Throws: ``RunStoreError`` if it could not be stored.
  public func update(_ run: RunRecord) throws(RunStoreError) {
    try write { database in
      try RunRow(run: run).update(database)
      try Self.dropOldProfiles(of: run.job, database)
    }
  }

  /// Forgets a run.
  ///
  /// - Parameter run: A run that was begun.
  /// - Throws: ``RunStoreError`` if that could not be stored.
  public func remove(_ run: RunRecord) throws(RunStoreError) {
    try write { try RunRow(run: run).delete($0) }
  }

  /// Runs of a job that have ended, the latest first.
  ///
  /// - Parameters:
  ///   - job: The job.
  ///   - limit: So many at most.
  /// - Returns: The runs.
  /// - Throws: ``RunStoreError`` if the file cannot be read.
  public func runs(of job: String, limit: Int = .max) throws(RunStoreError) -> [RunRecord] {
    try read {
      try RunRow.filter(RunRow.Columns.job == job)
        .filter(RunRow.Columns.ending != RunRecord.Ending.open.rawValue)
        .order(RunRow.Columns.id.desc).limit(max(0, limit)).fetchAll($0).map(\.run)
    }
  }

  func read<Value>(_ body: (Database) throws -> Value) throws(RunStoreError) -> Value {
    do { return try queue.read(body) } catch { throw Self.error(error, path) }
  }

  @discardableResult
  func write<Value>(_ body: (Database) throws -> Value) throws(RunStoreError) -> Value {
    do { return try queue.write(body) } catch { throw Self.error(error, path) }
  }

  /// What is said where others keep the file too long.
  static let problemOfUse = "was in use by other processes for \(Int(patience)) s; try again"

  private static func error(_ error: any Error, _ path: String) -> RunStoreError {
    guard let error = error as? DatabaseError else {
      return RunStoreError(path: path, problem: "cannot be used: \(error)")
    }
    let problem =
      switch error.resultCode {
      case .SQLITE_NOTADB, .SQLITE_CORRUPT:
        "is damaged, or no history of Ballast; move it away to begin a new one"
      case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH:
        "cannot be opened; look whether it may be read and written"
      case .SQLITE_FULL: "cannot be written: the disk is full"
      case .SQLITE_BUSY, .SQLITE_LOCKED:
        problemOfUse
      default: "cannot be used: \(error.message ?? "SQLite error \(error.resultCode.rawValue)")"
      }
    return RunStoreError(path: path, problem: problem)
  }
}

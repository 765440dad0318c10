import GRDB
import SparkProfile

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A run as a row of its table.
struct RunRow {
  var run: RunRecord
}

extension RunRow: FetchableRecord, MutablePersistableRecord {
  static let databaseTableName = "run"

  enum Columns {
    static let id = Column("id")
    static let job = Column("job")
    static let tuning = Column("tuning")
    static let startTime = Column("startTime")
    static let endTime = Column("endTime")
    static let ending = Column("ending")
    static let exitStatus = Column("exitStatus")
    static let shortage = Column("shortage")
    static let applicationID = Column("applicationID")
    static let changes = Column("changes")
    static let settings = Column("settings")
    static let recommendation = Column("recommendation")
    static let folder = Column("folder")
    static let profile = Column("profile")
  }

  /// What a later version of Ballast wrote, and this one cannot read, is left out.
  init(row: Row) {
    run = RunRecord(job: row[Columns.job], startTime: row[Columns.startTime])
    run.id = row[Columns.id]
    run.tuning = row[Columns.tuning]
    run.endTime = row[Columns.endTime]
    run.ending = RunRecord.Ending(rawValue: row[Columns.ending]) ?? .stopped
    run.exitStatus = row[Columns.exitStatus]
    run.shortage = row[Columns.shortage]
    run.applicationID = row[Columns.applicationID]
    run.changes = Self.decoded(row[Columns.changes]) ?? [:]
    run.settings = Self.decoded(row[Columns.settings]) ?? [:]
    run.recommendation = Self.decoded(row[Columns.recommendation]) ?? [:]
    run.folder = row[Columns.folder]
    // It is most of a row, and not every request wants it.
    run.profile = row.hasColumn(Columns.profile.name) ? Self.decoded(row[Columns.profile]) : nil
  }

  func encode(to container: inout PersistenceContainer) throws {
    container[Columns.id] = run.id
    container[Columns.job] = run.job
    container[Columns.tuning] = run.tuning
    container[Columns.startTime] = run.startTime
    container[Columns.endTime] = run.endTime
    container[Columns.ending] = run.ending.rawValue
    container[Columns.exitStatus] = run.exitStatus
    container[Columns.shortage] = run.shortage
    container[Columns.applicationID] = run.applicationID
    container[Columns.changes] = try Self.encoded(run.changes)
    container[Columns.settings] = try Self.encoded(run.settings)
    container[Columns.recommendation] = try Self.encoded(run.recommendation)
    container[Columns.folder] = run.folder
    container[Columns.profile] = try run.profile.map(Self.encoded)
  }

  mutating func didInsert(_ inserted: InsertionSuccess) {
    run.id = inserted.rowID
  }

  private static func encoded(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value)
  }

  private static func decoded<Value: Decodable>(_ data: Data?) -> Value? {
    data.flatMap { try? JSONDecoder().decode(Value.self, from: $0) }
  }
}

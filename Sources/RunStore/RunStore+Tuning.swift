import GRDB

/// A search as a row of its table.
struct TuningRow {
  var tuning: TuningRecord
}

extension TuningRow: FetchableRecord, MutablePersistableRecord {
  static let databaseTableName = "tuning"

  enum Columns {
    static let id = Column("id")
    static let job = Column("job")
    static let command = Column("command")
    static let startTime = Column("startTime")
    static let endTime = Column("endTime")
    static let goal = Column("goal")
  }

  init(row: Row) {
    tuning = TuningRecord(
      job: row[Columns.job], command: row[Columns.command], startTime: row[Columns.startTime],
      goal: row[Columns.goal])
    tuning.id = row[Columns.id]
    tuning.endTime = row[Columns.endTime]
  }

  func encode(to container: inout PersistenceContainer) throws {
    container[Columns.id] = tuning.id
    container[Columns.job] = tuning.job
    container[Columns.command] = tuning.command
    container[Columns.startTime] = tuning.startTime
    container[Columns.endTime] = tuning.endTime
    container[Columns.goal] = tuning.goal
  }

  mutating func didInsert(_ inserted: InsertionSuccess) {
    tuning.id = inserted.rowID
  }
}

extension RunStore {
  /// The latest search for a job that has not come to its end, if it runs the same command.
  ///
  /// - Parameters:
  ///   - job: The job.
  ///   - command: What tells the command.
  /// - Returns: The search; nil if there is none.
  /// - Throws: ``RunStoreError`` if the file cannot be read.
  public func openTuning(of job: String, command: String) throws(RunStoreError) -> TuningRecord? {
    try read {
      try TuningRow.filter(TuningRow.Columns.job == job)
        .filter(TuningRow.Columns.command == command)
        .filter(TuningRow.Columns.endTime == nil)
        .order(TuningRow.Columns.id.desc).fetchOne($0)?.tuning
    }
  }

  /// Stores a search that begins.
  ///
  /// - Parameter tuning: The search; it gets its number.
  /// - Throws: ``RunStoreError`` if it could not be stored.
  public func begin(_ tuning: inout TuningRecord) throws(RunStoreError) {
    var row = TuningRow(tuning: tuning)
    try write { try row.insert($0) }
    tuning = row.tuning
  }

  /// Stores what became of a search.
  ///
  /// - Parameter tuning: A search that was begun.
  /// - Throws: ``RunStoreError`` if it could not be stored.
  public func update(_ tuning: TuningRecord) throws(RunStoreError) {
    try write { try TuningRow(tuning: tuning).update($0) }
  }

  /// The runs of a search that have ended, in their order.
  ///
  /// - Parameter tuning: The search.
  /// - Returns: The runs.
  /// - Throws: ``RunStoreError`` if the file cannot be read.
  public func journal(of tuning: TuningRecord) throws(RunStoreError) -> [RunRecord] {
    try read {
      try RunRow.filter(RunRow.Columns.tuning == tuning.id)
        .filter(RunRow.Columns.ending != RunRecord.Ending.open.rawValue)
        .order(RunRow.Columns.id).fetchAll($0).map(\.run)
    }
  }
}

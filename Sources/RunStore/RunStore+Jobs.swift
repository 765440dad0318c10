import GRDB

extension RunStore {
  /// What is known of a job without its profiles, which are most of the file.
  public struct Job: Hashable, Sendable {
    /// How many runs have ended.
    public let runCount: Int
    /// The latest of them, without its profile.
    public let latest: RunRecord
  }

  /// The jobs that have runs which ended, the one with the latest first.
  ///
  /// - Returns: The jobs.
  /// - Throws: ``RunStoreError`` if the file cannot be read.
  public func jobs() throws(RunStoreError) -> [Job] {
    try read { database in
      let counts = try Row.fetchAll(
        database,
        sql: "SELECT MAX(id) AS id, COUNT(*) AS count FROM run WHERE ending <> ? GROUP BY job",
        arguments: [RunRecord.Ending.open.rawValue])
      let countOfLatest = Dictionary(
        counts.map { row -> (Int64, Int) in (row["id"], row["count"]) },
        uniquingKeysWith: { first, _ in first })
      return try Self.withoutProfiles.filter(countOfLatest.keys.contains(RunRow.Columns.id))
        .order(RunRow.Columns.id.desc).fetchAll(database)
        .compactMap { row in
          row.run.id.flatMap { countOfLatest[$0] }.map { Job(runCount: $0, latest: row.run) }
        }
    }
  }

  /// Runs of a job that have ended, the latest first, without their profiles.
  ///
  /// - Parameter job: The job.
  /// - Returns: The runs.
  /// - Throws: ``RunStoreError`` if the file cannot be read.
  public func outlines(of job: String) throws(RunStoreError) -> [RunRecord] {
    try read {
      try Self.withoutProfiles.filter(RunRow.Columns.job == job)
        .filter(RunRow.Columns.ending != RunRecord.Ending.open.rawValue)
        .order(RunRow.Columns.id.desc).fetchAll($0).map(\.run)
    }
  }

  private static var withoutProfiles: QueryInterfaceRequest<RunRow> {
    RunRow.select(.allColumns(excluding: [RunRow.Columns.profile]))
  }
}

import GRDB

extension RunStore {
  /// Folders of runs of a job whose logs need not be kept: older than the last ones, and their
  /// profiles are gone.
  ///
  /// - Parameter job: The job.
  /// - Returns: The folders.
  /// - Throws: ``RunStoreError`` if the file cannot be read.
  public func foldersOfOldRuns(of job: String) throws(RunStoreError) -> [String] {
    try read {
      try String.fetchAll(
        $0,
        sql: """
          SELECT folder FROM run
          WHERE job = :job AND ending <> :open AND folder IS NOT NULL AND profile IS NULL
            AND id NOT IN
              (SELECT id FROM run WHERE job = :job AND ending <> :open ORDER BY id DESC LIMIT :kept)
          """,
        arguments: ["job": job, "open": RunRecord.Ending.open.rawValue, "kept": Self.profilesOfJob])
    }
  }

  /// Drops profiles of a job, but for those of its last runs, of the last that died of memory, and of
  /// searches that can go on: those are judged again, each time.
  ///
  /// Of several open searches with one command only the latest can go on.
  static func dropOldProfiles(of job: String, _ database: Database) throws {
    try database.execute(
      sql: """
        UPDATE run SET profile = NULL
        WHERE job = :job AND profile IS NOT NULL
          AND id NOT IN
            (SELECT id FROM run WHERE job = :job AND profile IS NOT NULL
             ORDER BY id DESC LIMIT :kept)
          AND id NOT IN
            (SELECT id FROM run WHERE job = :job AND profile IS NOT NULL AND shortage IS NOT NULL
             ORDER BY id DESC LIMIT 1)
          AND (tuning IS NULL OR tuning NOT IN
            (SELECT MAX(id) FROM tuning WHERE job = :job AND endTime IS NULL GROUP BY command))
        """, arguments: ["job": job, "kept": profilesOfJob])
  }
}

import GRDB

/// The tables of the history, and how each version became the next.
///
/// A migration that was published is never changed: files exist that it made.
enum RunStoreSchema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.create(table: TuningRow.databaseTableName) { table in
        table.autoIncrementedPrimaryKey("id")
        table.column("job", .text).notNull().indexed()
        table.column("command", .text).notNull()
        table.column("startTime", .integer).notNull()
        table.column("endTime", .integer)
        table.column("goal", .blob).notNull()
      }
      try database.create(table: RunRow.databaseTableName) { table in
        table.autoIncrementedPrimaryKey("id")
        table.column("job", .text).notNull()
        table.column("tuning", .integer).indexed().references(
          TuningRow.databaseTableName, onDelete: .cascade)
        table.column("startTime", .integer).notNull()
        table.column("endTime", .integer)
        table.column("ending", .text).notNull()
        table.column("exitStatus", .integer)
        table.column("shortage", .text)
        table.column("applicationID", .text)
        table.column("changes", .blob).notNull()
        table.column("settings", .blob).notNull()
        table.column("recommendation", .blob).notNull()
        table.column("folder", .text)
        table.column("profile", .blob)
      }
      try database.create(indexOn: RunRow.databaseTableName, columns: ["job", "id"])
    }
    return migrator
  }
}

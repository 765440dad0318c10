import ServerAccess
import SparkProfile

extension SparkServer {
  /// Whether there is a query that was not known to have ended, though executors did nothing.
  func isNewQuery(
    _ path: String, for seen: KnownApplication, _ rest: inout RESTClient
  ) async throws(ServerError) -> Bool {
    let offset = max(0, seen.endedQueries - 1)
    let query = "?details=false&planDescription=false&offset=\(offset)&length=2"
    let records = try await rest.getIfThere(path + "/sql" + query, as: [QueryRecord].self)
    return records.map { $0.last?.id != seen.lastEndedQuery } ?? false
  }

  /// Reads the queries from the first on that was not known to have ended.
  ///
  /// Each page begins with one that is known. Where it is not there, Spark has let go of older ones,
  /// and the list is read from further above.
  func readQueries(
    _ path: String, into seen: inout KnownApplication, _ rest: inout RESTClient
  ) async throws(ServerError) {
    let length = 100
    var offset = max(0, seen.endedQueries - 1)
    while rest.mayAsk {
      let query = "?details=true&planDescription=false&offset=\(offset)&length=\(length)"
      guard
        let records = try await rest.getIfThere(path + "/sql" + query, as: [QueryRecord].self)
      else { return }
      if offset > 0, records.first?.id ?? .max > seen.lastEndedQuery ?? .max {
        offset = max(0, offset - length)
        continue
      }
      seen.update(records, isFirst: offset == 0, isLast: records.count < length)
      let ended = records.prefix { !$0.isRunning }
      seen.endedQueries = offset + ended.count
      seen.lastEndedQuery = ended.last?.id ?? seen.lastEndedQuery
      guard ended.count >= length else { return }
      offset = seen.endedQueries - 1
    }
  }

  /// Reads of each stage what is not known of it: its peaks by executor, and the tasks that have
  /// ended since.
  func readStages(
    _ path: String, of seen: inout KnownApplication, _ rest: inout RESTClient
  ) async throws(ServerError) {
    for id in seen.unreadStages where rest.mayAsk {
      guard var stage = seen.stages[id] else { continue }
      let stagePath = path + "/stages/\(id.stage)/\(id.attempt)"
      // A status that no task has keeps the tasks out of the answer.
      if let detail: StageDetailRecord = try await rest.getIfThere(
        stagePath + "?details=true&taskStatus=unknown")
      {
        stage.add(detail)
      }
      try await readTasks(stagePath, of: &stage, &rest)
      seen.changeStage(id) { $0 = stage }
    }
  }

  private func readTasks(
    _ path: String, of stage: inout KnownStage, _ rest: inout RESTClient
  ) async throws(ServerError) {
    let isActive = stage.record.isActive
    while stage.tasks.totals.ended < stage.record.endedTasks {
      guard stage.tasks.position < limits.tasksPerStage else { break }
      guard rest.mayAsk else { return }
      let length = min(limits.tasksPerPage, limits.tasksPerStage - stage.tasks.position)
      let before = stage.tasks.position
      let query = "/taskList?offset=\(before)&length=\(length)&sortBy=ID"
      guard let page = try await rest.getIfThere(path + query, as: [TaskRecord].self) else { break }
      stage.tasks.add(page, isActive: isActive)
      guard stage.tasks.position > before, page.count >= length, !isActive else { break }
    }
    stage.isRead = !isActive
  }
}

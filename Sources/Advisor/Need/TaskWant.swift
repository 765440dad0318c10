import SparkMemory
import SparkProfile

/// What some tasks of a stage, much alike, want of execution memory at once.
struct TaskWant: Hashable {
  /// How many tasks.
  var count: Int
  /// What each of them wants; from below and from above.
  var want: Bracket

  /// What each of them most likely wants.
  var likely: ByteSize {
    let high = want.high ?? want.low
    return want.low + (high - want.low) / 2
  }

  /// Source: `sql/core/…/execution/python/RowQueue.scala`.
  private static let pythonQueues = 2
  /// Of pages that were taken at least this part is filled.
  private static let mostEmpty: Int64 = 16

  /// The wants of the tasks of a stage that held execution memory, the smallest first.
  ///
  /// Memory is held in pages, the last of which need not be full, so a task that did not spill
  /// wanted up to a page less for each of its consumers than it held. One that spilled wanted more
  /// than it ever held: a sorter keeps in memory, at its end, what it read after it last spilled,
  /// so that it wanted what it spilled and up to as much as it held; an aggregation writes out the
  /// rest as well, so that it wanted what it spilled.
  ///
  /// - Parameters:
  ///   - stage: The stage as it ran.
  ///   - page: The page in which it held memory.
  ///   - calibration: The constants to reckon with.
  /// - Returns: The wants, in groups that are much alike.
  static func wants(of stage: Stage, page: ByteSize, _ calibration: Calibration) -> [TaskWant] {
    let tasks = stage.tasks
    // Rows on their way to Python workers wait in queues, each with a page of its own; functions of
    // groups sort, and have none.
    let hasQueues = stage.runsPython && stage.operators[.sort] == nil
    let queues = hasQueues ? Self.pythonQueues : 0
    let known = stage.operators.values.reduce(queues) { $0.addingSaturated($1) }
    let consumers = Int64(max(1, known))
    let growing = stage.operators[.hashJoinBuild] == nil ? 1 : 1 - calibration.hashMapSpare
    let whole = tasks.heldWithoutSpilling.groups.map { group in
      let held = ByteSize(bytes: group.mean)
      let least = max(held.scaled(by: growing) - page * consumers, held / Self.mostEmpty)
      return TaskWant(count: group.count, want: Bracket(low: least, high: held))
    }
    return (whole + spilling(stage)).sorted { $0.likely < $1.likely }
  }

  private static func spilling(_ stage: Stage) -> [TaskWant] {
    let tasks = stage.tasks
    let flushes = stage.operators[.aggregation] != nil && stage.operators[.sort] == nil
    let held = ByteSize(bytes: Int64(clamping: tasks.heldWhenSpilling.mean))
    // Tasks of a stage are mostly alike, so those that had room tell of those that had not.
    let whole = ByteSize(bytes: tasks.heldWithoutSpilling.maximum)
    return tasks.spilledByTask.groups.map { group in
      let spilled = ByteSize(bytes: group.mean)
      let low = max(spilled, flushes ? .zero : held)
      let high = flushes ? low : spilled + held
      let isTold = whole > low && whole < high
      return TaskWant(
        count: group.count, want: Bracket(low: isTold ? whole : low, high: isTold ? whole : high))
    }
  }
}

extension [TaskWant] {
  /// Adds what an executor was seen to hold and no task reported: before Spark 4.0 a task reports
  /// only what some of its operators tell.
  ///
  /// - Parameters:
  ///   - seen: Execution memory of an executor at the stage's peak.
  ///   - tasksAtOnce: Tasks that held it.
  ///   - tasks: All tasks of the stage.
  /// - Returns: The wants with what was not reported.
  func addingUnreported(seen: ByteSize, tasksAtOnce: Int, tasks: Int) -> [TaskWant] {
    let slots = Int64(Swift.max(1, tasksAtOnce))
    let reported = (last?.want.high ?? .zero) * slots
    let missing = (seen - reported) / slots
    // A page or two more for a moment is not an operator that reports nothing.
    guard seen > reported.scaled(by: Self.mostUnreported), missing > .zero else { return self }
    guard !isEmpty else {
      return [TaskWant(count: tasks, want: Bracket(low: missing / 2, high: missing))]
    }
    return map { want in
      TaskWant(count: want.count, want: want.want + Bracket(low: .zero, high: missing))
    }
  }

  private static var mostUnreported: Double { 1.25 }
}

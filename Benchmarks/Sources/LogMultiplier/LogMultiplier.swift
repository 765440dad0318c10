/// Writes a log of any size out of a real one.
///
/// The SQL executions of the real log follow each other again and again. Identifiers go on, times
/// go on, each stage runs as many tasks as asked for on as many executors, and figures vary
/// between those that were measured. The log is one that Spark could have written: every task
/// starts and ends within its stage, no executor runs more tasks than it has cores, and
/// accumulators add up.
public struct LogMultiplier: ~Copyable {
  let source: SourceLog
  private let plan: Multiplication
  var output: Output
  var random: SplitMix64
  var made = MadeLog()

  var now: Int
  var offsets = [Int](repeating: 0, count: IdentifierSpace.allCases.count)
  private var nextTask = 0
  /// What the accumulators of this round have come to.
  var totals: [Int]
  /// When the stages of this round were submitted.
  var submissions: [Int]
  /// What each executor last reported of itself.
  var samples: [[Int]]

  /// Between events that no task lies between, in milliseconds, as about in the examples.
  private static let pause = 7

  /// - Parameters:
  ///   - text: The real log, plain.
  ///   - plan: What to make of it.
  ///   - descriptor: Where to write to, such as 1 for standard output.
  /// - Throws: ``MultiplierError`` if the log cannot be multiplied.
  public init(text: [UInt8], plan: Multiplication, descriptor: Int32) throws(MultiplierError) {
    guard min(plan.bytes, plan.tasks, plan.stages) < Int.max else {
      throw MultiplierError("say how large: --size, --tasks or --stages")
    }
    guard plan.tasksPerStage > 0, plan.executors > 0 else {
      throw MultiplierError("there must be a task and an executor")
    }
    source = try SourceLog(text: text)
    self.plan = plan
    output = Output(descriptor: descriptor)
    random = SplitMix64(seed: plan.seed)
    now = source.startTime
    totals = Array(repeating: 0, count: source.spans[IdentifierSpace.accumulator.rawValue])
    submissions = Array(repeating: now, count: source.spans[IdentifierSpace.stage.rawValue])
    samples = Array(repeating: [], count: plan.executors)
  }

  /// Writes the whole log.
  ///
  /// - Returns: What is in it.
  /// - Throws: ``MultiplierError`` if it cannot be written.
  public mutating func run() throws(MultiplierError) -> MadeLog {
    try writePrologue()
    while try writeRound() {
      for space in offsets.indices { offsets[space] += source.spans[space] }
      for index in totals.indices { totals[index] = 0 }
    }
    for line in source.epilogue { try write(line) }
    try output.flush()
    made.bytes = output.total
    return made
  }

  private mutating func writePrologue() throws(MultiplierError) {
    var replicated: [EventName] = []
    for (line, event) in source.prologue {
      let isOfExecutor =
        event == .executorAdded || (event == .blockManagerAdded && !line.isAboutDriver)
      guard isOfExecutor else {
        try write(line)
        continue
      }
      guard !replicated.contains(event) else { continue }
      replicated.append(event)
      for executor in 0..<plan.executors { try write(line, executor: executor) }
    }
  }

  /// - Returns: Whether there shall be another one.
  private mutating func writeRound() throws(MultiplierError) -> Bool {
    for step in source.round {
      now += Self.pause
      switch step {
      case .line(let line, let event):
        try write(line, event: event)
        if event == .stageCompleted { made.stages += 1 }
        if event == .executionEnd {
          made.executions += 1
          if isEnough { return false }
        }
      case .tasks(let stage):
        try writeTasks(of: stage)
      case .executorMetrics(let line):
        for executor in 0..<plan.executors where !samples[executor].isEmpty {
          try write(line, executor: executor)
        }
      }
    }
    return true
  }

  private var isEnough: Bool {
    output.total >= plan.bytes || made.tasks >= plan.tasks || made.stages >= plan.stages
  }

  private mutating func writeTasks(of stage: Int) throws(MultiplierError) {
    guard let tasks = source.tasks[stage], !tasks.isEmpty else { return }
    let width = width(source.widths[stage] ?? 1)
    var running = RunningTasks()
    var started = 0
    let cores = min(plan.executors * source.coresPerExecutor, width)
    while started < width || running.count > 0 {
      var executor = started % plan.executors
      if running.count == cores || started == width, let done = running.removeFirst() {
        now = max(now, done.finish)
        try writeEnd(of: done, tasks[done.first], stage: stage)
        executor = done.executor
      }
      guard started < width else { continue }
      let first = random.next(below: tasks.count)
      let shape = source.shapes[tasks[first].shape]
      let second = random.next(below: shape.rowCount)
      let duration = shape.figure(
        0, between: tasks[first].row, and: second, share: random.next(below: 1 << 16))
      let task = RunningTasks.Task(
        finish: now + duration, launch: now, executor: executor, id: nextTask, index: started,
        first: first, second: second)
      nextTask += 1
      started += 1
      try writeStart(of: task, tasks[first], stage: stage)
      running.insert(task)
    }
  }

  func width(_ real: Int) -> Int {
    real > 1 ? plan.tasksPerStage : real
  }
}

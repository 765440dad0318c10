/// Writes a log of any size out of a real one.
///
/// The SQL executions of the real log follow each other again and again. Identifiers go on, times
/// go on, each stage runs as many tasks as asked for on as many executors, and figures vary
/// between those that were measured. The log is one that Spark could have written: every task
/// starts and ends within its stage, no executor runs more tasks than it has cores, and
/// accumulators add up.
public struct LogMultiplier: ~Copyable {
  private let source: SourceLog
  private let plan: Multiplication
  private var output: Output
  private var random: SplitMix64
  private var made = MadeLog()

  private var now: Int
  private var offsets = [Int](repeating: 0, count: IdentifierSpace.allCases.count)
  private var nextTask = 0
  /// What the accumulators of this round have come to.
  private var totals: [Int]
  /// When the stages of this round were submitted.
  private var submissions: [Int]
  /// What each executor last reported of itself.
  private var samples: [[Int]]

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

  private func width(_ real: Int) -> Int {
    real > 1 ? plan.tasksPerStage : real
  }
}

extension LogMultiplier {
  private mutating func writeStart(
    of task: RunningTasks.Task, _ real: RealTask, stage: Int
  ) throws(MultiplierError) {
    let line = real.start
    try output.reserve(line.maximalLength)
    let text = line.text.span
    var start = 0
    for cut in line.cuts {
      output.append(text, start, cut.end)
      start = cut.end
      writeCommon(cut.slot, task: task, stage: stage)
    }
    output.append(text, start, text.count)
    made.events += 1
  }

  /// The slots that are in the start and in the end of a task.
  private mutating func writeCommon(_ slot: Slot, task: RunningTasks.Task, stage: Int) {
    switch slot {
    case .identifier(.stage, _):
      output.append(stage + offsets[IdentifierSpace.stage.rawValue])
    case .identifier(let space, let value): output.append(value + offsets[space.rawValue])
    case .task: output.append(task.id)
    case .taskIndex: output.append(task.index)
    case .executor: output.append(task.executor)
    case .launchTime: output.append(task.launch)
    case .time, .submissionTime: output.append(now)
    case .port(let value), .width(let value), .figure(let value), .update(let value),
      .total(let value), .sample(_, let value):
      output.append(value)
    }
  }

  private mutating func writeEnd(
    of task: RunningTasks.Task, _ real: RealTask, stage: Int
  ) throws(MultiplierError) {
    let shape = source.shapes[real.shape]
    let figures = (0..<shape.columnCount).map { column in
      shape.figure(
        column, between: real.row, and: task.second, share: random.next(below: 1 << 16))
    }
    renewSample(of: task.executor, from: real)
    let line = shape.template
    try output.reserve(line.maximalLength)
    let text = line.text.span
    var start = 0
    var accumulators = real.accumulators.makeIterator()
    var accumulator = 0
    var update = 0
    for cut in line.cuts {
      output.append(text, start, cut.end)
      start = cut.end
      switch cut.slot {
      case .identifier(.accumulator, _):
        accumulator = accumulators.next() ?? 0
        output.append(accumulator + offsets[IdentifierSpace.accumulator.rawValue])
      case .figure(let column): output.append(figures[column])
      case .update(let column):
        update = figures[column]
        output.append(update)
      case .total:
        totals[accumulator] &+= update
        output.append(totals[accumulator])
      case .sample(let place, let value): writeSample(place, value, of: task.executor)
      default: writeCommon(cut.slot, task: task, stage: stage)
      }
    }
    output.append(text, start, text.count)
    made.events += 1
    made.tasks += 1
  }

  /// What an executor reports lies between what two tasks reported; a task that began and ended
  /// between two samples reported nothing, and neither does the one that is made of it.
  private mutating func renewSample(of executor: Int, from real: RealTask) {
    let old = samples[executor]
    guard old.count == real.sample.count, old.contains(where: { $0 > 0 }),
      real.sample.contains(where: { $0 > 0 })
    else {
      samples[executor] = real.sample
      return
    }
    for place in old.indices where old[place] != real.sample[place] {
      let grain = old[place] % 4096 == 0 && real.sample[place] % 4096 == 0 ? 4096 : 1
      samples[executor][place] = old[place].moved(
        towards: real.sample[place], share: random.next(below: 1 << 16), grain: grain)
    }
  }

  private mutating func writeSample(_ place: Int, _ value: Int, of executor: Int?) {
    if let executor, place < samples[executor].count {
      output.append(samples[executor][place])
    } else {
      // The driver's figures waver about what they were.
      output.append(value + (value >> 20) * random.next(below: 1 << 12))
    }
  }

  private mutating func write(
    _ line: LineTemplate, event: EventName = .other, executor: Int? = nil
  ) throws(MultiplierError) {
    try output.reserve(line.maximalLength)
    let text = line.text.span
    var start = 0
    var stage = 0
    var accumulator = 0
    for cut in line.cuts {
      output.append(text, start, cut.end)
      start = cut.end
      switch cut.slot {
      case .identifier(let space, let value):
        if space == .stage {
          stage = value
          if event == .stageSubmitted { submissions[stage] = now }
        } else if space == .accumulator {
          accumulator = value
        }
        output.append(value + offsets[space.rawValue])
      case .total(let value):
        output.append(totals[accumulator] > 0 ? totals[accumulator] : value)
      case .time, .launchTime: output.append(now)
      case .submissionTime: output.append(submissions[stage])
      case .task, .taskIndex: output.append(0)
      case .executor: output.append(executor ?? 0)
      case .port(let value): output.append(value + (executor ?? 0))
      case .width(let value): output.append(width(value))
      case .figure(let value), .update(let value): output.append(value)
      case .sample(let place, let value): writeSample(place, value, of: executor)
      }
    }
    output.append(text, start, text.count)
    made.events += 1
  }
}

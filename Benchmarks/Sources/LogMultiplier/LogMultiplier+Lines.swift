/// How each kind of line is written anew.
extension LogMultiplier {
  mutating func writeStart(
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

  mutating func writeEnd(
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

  mutating func write(
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

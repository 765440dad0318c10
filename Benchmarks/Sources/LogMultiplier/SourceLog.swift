/// A real log, taken apart into what is written once and what is written again and again.
struct SourceLog: Sendable {
  /// What is written in a round.
  enum Step: Sendable {
    case line(LineTemplate, EventName)
    /// All tasks of a stage, where the first of them began.
    case tasks(stage: Int)
    /// What the executors that ran the stage reported of it, each a line.
    case executorMetrics(LineTemplate)
  }

  /// What comes before the first execution.
  private(set) var prologue: [(line: LineTemplate, event: EventName)] = []
  /// From the first execution to the last.
  private(set) var round: [Step] = []
  /// What comes from the end of the application on.
  private(set) var epilogue: [LineTemplate] = []
  /// The tasks of each stage.
  private(set) var tasks: [Int: [RealTask]] = [:]
  /// How many tasks each stage had.
  private(set) var widths: [Int: Int] = [:]
  private(set) var shapes: [TaskShape] = []
  /// For each space, how far the identifiers of one round go.
  private(set) var spans = [Int](repeating: 0, count: IdentifierSpace.allCases.count)
  /// When the log begins, in milliseconds since 1970.
  private(set) var startTime = 0
  /// How many tasks an executor runs at once.
  private(set) var coresPerExecutor = 1

  /// - Parameter text: A log of Spark 3.5 or newer, as plain JSON, with SQL executions in it that
  ///   all succeed.
  /// - Throws: ``MultiplierError`` if there is nothing in it to multiply.
  init(text: [UInt8]) throws(MultiplierError) {
    var ends: [(line: LineTemplate, duration: Int, stage: Int, task: RealTask)] = []
    var starts: [Int: LineTemplate] = [:]
    var stagesWithMetrics: Set<Int> = []
    for bytes in text.split(separator: UInt8(ascii: "\n")) {
      let event = EventName(of: bytes)
      var line = try LineCutter.cut(bytes)
      line.append(CollectionOfOne(UInt8(ascii: "\n")))
      let fields = RealFields(bytes)
      if startTime == 0 { startTime = fields["Timestamp"] ?? 0 }
      note(line)
      switch event {
      case .taskStart:
        guard let task = fields["Task ID"], let stage = fields["Stage ID"] else { continue }
        if widths[stage] == nil { round.append(.tasks(stage: stage)) }
        widths[stage, default: 0] += 1
        starts[task] = line
      case .taskEnd:
        guard let task = fields["Task ID"], let stage = fields["Stage ID"],
          let start = starts[task], let launch = fields["Launch Time"],
          let finish = fields["Finish Time"]
        else { continue }
        let real = RealTask(
          start: start, accumulators: line.accumulators, sample: line.sample)
        ends.append((line, max(finish - launch, 1), stage, real))
      case .stageExecutorMetrics where !line.isAboutDriver:
        guard let stage = fields["Stage ID"], stagesWithMetrics.insert(stage).inserted else {
          continue
        }
        round.append(.executorMetrics(line))
      case .applicationEnd:
        epilogue.append(line)
      case .other where !epilogue.isEmpty:
        epilogue.append(line)
      case .executionStart:
        round.append(.line(line, event))
      default:
        if round.isEmpty {
          prologue.append((line, event))
          if event == .executorAdded { coresPerExecutor = fields["Total Cores"] ?? 1 }
        } else {
          round.append(.line(line, event))
        }
      }
    }
    guard !ends.isEmpty, !epilogue.isEmpty else {
      throw MultiplierError(
        "the log has no task that ended, or no end; give a whole log of an application with SQL")
    }
    makeShapes(of: ends)
  }

  private mutating func note(_ line: LineTemplate) {
    for case .identifier(let space, let value) in line.slots {
      spans[space.rawValue] = max(spans[space.rawValue], value + 1)
    }
  }

  private mutating func makeShapes(
    of ends: [(line: LineTemplate, duration: Int, stage: Int, task: RealTask)]
  ) {
    var indices: [[UInt8]: Int] = [:]
    var members: [[(line: LineTemplate, duration: Int)]] = []
    for end in ends {
      let outline = end.line.outline
      let shape = indices[outline, default: members.count]
      indices[outline] = shape
      if shape == members.count { members.append([]) }
      var task = end.task
      task.shape = shape
      task.row = members[shape].count
      members[shape].append((end.line, end.duration))
      tasks[end.stage, default: []].append(task)
    }
    shapes = members.map(TaskShape.init)
  }
}

extension LineTemplate {
  var isAboutDriver: Bool { !slots.contains(.executor) }

  fileprivate var accumulators: [Int] {
    slots.compactMap { slot in
      if case .identifier(.accumulator, let value) = slot { value } else { nil }
    }
  }

  fileprivate var sample: [Int] {
    slots.compactMap { slot in if case .sample(_, let value) = slot { value } else { nil } }
  }
}

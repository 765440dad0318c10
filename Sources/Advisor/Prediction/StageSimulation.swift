import SparkMemory
import SparkProfile

/// Runs the tasks of one stage on one executor through Spark's memory manager, page by page.
///
/// All slots begin a task at the same time and ask for a page in turn; a task that has all it
/// wants holds it for as long as it took to get it, then gives its slot to the next. What happens
/// when memory is short is what Spark does: the manager's bounds of 1/2N and 1/N of the pool, the
/// order in which a task's consumers are told to spill, and whether they can.
struct StageSimulation {
  /// How a consumer behaves when it cannot get what it wants.
  enum Consumer: Hashable {
    /// It writes out all that it holds, for itself or for another consumer of its task.
    case sorter
    /// It writes out all that it holds, for itself alone, and the rest at its end.
    case aggregation
    /// It cannot: its task fails.
    case hashJoinBuild
  }

  /// What came of it.
  struct Outcome {
    /// Bytes in memory that were spilled by all tasks of the stage on all executors.
    var spilled = ByteSize.zero
    /// Whether a task was denied memory that it cannot do without.
    var isDenied = false
    /// The most that execution and storage took together.
    var mostUnified = ByteSize.zero
    /// The most that execution took.
    var mostExecution = ByteSize.zero
  }

  let consumers: [Consumer]
  let slots: Int
  let page: ByteSize
  let mode: MemoryMode

  /// More tasks than this many for each slot only repeat what was seen.
  private static let rounds = 4
  /// No executor runs more tasks at once than this many of them tell.
  private static let mostTasks = 256
  /// Tasks that want very much take it in larger steps, so that an answer does not take long.
  private static let mostSteps: Int64 = 2_000
  /// A step is no larger than this part of what a task may have, or nobody could take one.
  private static let leastStepsPerShare: Int64 = 4
  /// A task that wants more than this many times what it may have only repeats itself: whatever it
  /// takes beyond is spilled.
  private static let mostShares: Int64 = 4
  /// A stage of which so many requests were answered is not going to end.
  private static let mostRequests = 200_000

  /// A simulation of a stage's tasks.
  ///
  /// - Parameters:
  ///   - operators: The operators that hold memory; a sorter if none is known.
  ///   - slots: Tasks that run at once.
  ///   - page: The page in which they take memory.
  ///   - mode: Where they take it.
  init(operators: [MemoryOperator: Int], slots: Int, page: ByteSize, mode: MemoryMode) {
    func several(_ consumer: Consumer, _ kind: MemoryOperator) -> [Consumer] {
      Array(repeating: consumer, count: min(max(0, operators[kind] ?? 0), Self.mostConsumers))
    }
    let known =
      several(.hashJoinBuild, .hashJoinBuild) + several(.sorter, .sort)
      + several(.aggregation, .aggregation)
    consumers = known.isEmpty ? [.sorter] : known
    self.slots = max(1, slots)
    self.page = max(page, ByteSize(bytes: 1))
    self.mode = mode
  }

  /// A task with more operators than this has their memory in parts too small to tell apart.
  private static let mostConsumers = 4

  /// Runs them.
  ///
  /// - Parameters:
  ///   - wants: What each of a stage's tasks wants, in groups, the smallest first.
  ///   - manager: The memory of the executor, with what it has cached.
  /// - Returns: What came of it.
  func run(
    _ wants: [(count: Int, size: ByteSize)], in manager: inout UnifiedMemoryManager
  ) -> Outcome {
    var outcome = Outcome()
    let whole = wants.reduce(0) { $0.addingSaturated($1.count) }
    guard whole > 0 else { return outcome }
    let most = min(slots.multipliedSaturated(by: Self.rounds), Self.mostTasks)
    let sizes = Self.sample(wants, whole: whole, most: most)
    if fitsEasily(sizes, manager) {
      let held = sizes.max().map { $0 * Int64(min(slots, sizes.count)) } ?? .zero
      outcome.mostExecution = held
      outcome.mostUnified = held + manager[mode].storage.used
      return outcome
    }
    let share = max(page, manager[mode].maximum / Int64(min(slots, sizes.count)))
    let played = sizes.map { min($0, share * Self.mostShares) }
    let grain = max(
      page, min(played.reduce(.zero, +) / Self.mostSteps, share / Self.leastStepsPerShare))
    let weights = Self.weights(of: sizes, standingFor: wants)
    var queue = played.enumerated().reversed().map {
      SimulatedTask(id: $0.offset, want: $0.element, consumers: consumers, page: grain, mode: mode)
    }
    var running: [SimulatedTask] = []
    var requests = 0
    while !running.isEmpty || !queue.isEmpty {
      while running.count < slots, let next = queue.popLast() { running.append(next) }
      for place in running.indices {
        requests += 1
        running[place].step(in: &manager)
        resumeAll(&running, &manager)
        outcome.mostExecution = max(outcome.mostExecution, manager[mode].execution.used)
        outcome.mostUnified = max(
          outcome.mostUnified, manager[mode].execution.used + manager[mode].storage.used)
      }
      let isStuck = requests > Self.mostRequests
      running.removeAll { task in
        guard task.isDone || isStuck else { return false }
        let place = Int(task.memory.task)
        let beyond = task.isDenied ? .zero : sizes[place] - played[place]
        outcome.spilled += (task.spilled + beyond).scaled(by: weights[sizes[place]] ?? 1)
        outcome.isDenied = outcome.isDenied || task.isDenied
        return true
      }
      if isStuck { break }
    }
    return outcome
  }

  /// For how many tasks each of the sizes stands: for those that want as much, and for those before
  /// them of which none was chosen. The few largest tasks count for no more than they are.
  private static func weights(
    of sizes: [ByteSize], standingFor wants: [(count: Int, size: ByteSize)]
  ) -> [ByteSize: Double] {
    let chosen = sizes.reduce(into: [ByteSize: Int]()) { $0[$1, default: 0] += 1 }
    var weights: [ByteSize: Double] = [:]
    var tasks = 0.0
    for want in wants {
      tasks += Double(want.count)
      guard let times = chosen[want.size] else { continue }
      weights[want.size, default: 0] += tasks / Double(times)
      tasks = 0
    }
    return weights
  }

  /// Whether all tasks have room at once, so that nothing needs to be played.
  private func fitsEasily(_ sizes: [ByteSize], _ manager: UnifiedMemoryManager) -> Bool {
    guard let largest = sizes.max() else { return true }
    let filled = (largest + page * Int64(consumers.count)) * Int64(min(slots, sizes.count))
    return filled <= manager[mode].maximum - manager[mode].storage.used
  }

  private func resumeAll(_ running: inout [SimulatedTask], _ manager: inout UnifiedMemoryManager) {
    for (task, acquisition) in manager.resumeAll() {
      guard let place = running.firstIndex(where: { $0.memory.task == task }) else { continue }
      running[place].resume(with: acquisition, in: &manager)
    }
  }

  /// So many of the sizes that each stands for as many tasks, the largest among them, in an order
  /// that mixes small and large.
  static func sample(
    _ wants: [(count: Int, size: ByteSize)], whole: Int, most: Int
  ) -> [ByteSize] {
    let count = min(whole, max(1, most))
    var sizes: [ByteSize] = []
    for index in 0..<count {
      // The largest last, so that it is there however few there are.
      let rank =
        count == whole
        ? index : max(0, Int(clamping: Double(index + 1) / Double(count) * Double(whole)) - 1)
      var seen = 0
      let group = wants.first { group in
        seen = seen.addingSaturated(group.count)
        return rank < seen
      }
      sizes.append(group?.size ?? wants[wants.count - 1].size)
    }
    guard sizes.count > 2 else { return sizes }
    // Multiples of a number without a common divisor visit every place once.
    var step = max(1, Int(Double(sizes.count) * 0.618))
    while Self.greatestCommonDivisor(step, sizes.count) != 1 { step += 1 }
    return sizes.indices.map { sizes[$0 * step % sizes.count] }
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : greatestCommonDivisor(b, a % b)
  }
}

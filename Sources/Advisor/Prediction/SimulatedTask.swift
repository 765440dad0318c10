import SparkMemory

/// A task that asks for memory, page by page, for one consumer after the other.
struct SimulatedTask {
  private(set) var memory: TaskMemoryManager
  /// Bytes in memory that it spilled.
  private(set) var spilled = ByteSize.zero
  /// Whether it was denied memory that it cannot do without.
  private(set) var isDenied = false
  /// Whether it ended, one way or the other.
  private(set) var isDone = false

  private struct Consumer {
    let kind: StageSimulation.Consumer
    /// What it has still to take in.
    var missing: ByteSize
    var hasFallenBack = false
  }

  private let page: ByteSize
  private var consumers: [Consumer]
  private var current = 0
  private var pagesTaken = 0
  private var pagesToHold: Int?

  init(
    id: Int, want: ByteSize, consumers kinds: [StageSimulation.Consumer], page: ByteSize,
    mode: MemoryMode
  ) {
    memory = TaskMemoryManager(task: Int64(id))
    self.page = page
    consumers = kinds.map {
      Consumer(kind: $0, missing: want / Int64(max(1, kinds.count)))
    }
    for _ in kinds { _ = memory.addConsumer(mode: mode) }
  }

  /// Takes a page, or goes on holding what it has, or ends.
  mutating func step(in manager: inout UnifiedMemoryManager) {
    guard !isDone, !memory.isWaiting else { return }
    while current < consumers.count, consumers[current].missing <= .zero { current += 1 }
    guard current < consumers.count else { return hold(in: &manager) }
    let kinds = consumers.map(\.kind)
    let acquisition = memory.acquire(page, for: current, from: &manager) { consumer, _ in
      Self.spill(consumer, kinds)
    }
    take(acquisition, &manager)
  }

  /// Goes on with a request that waited.
  mutating func resume(
    with acquisition: ExecutionAcquisition, in manager: inout UnifiedMemoryManager
  ) {
    let kinds = consumers.map(\.kind)
    let resumed = memory.resume(with: acquisition, from: &manager) { consumer, _ in
      Self.spill(consumer, kinds)
    }
    if let resumed { take(resumed, &manager) }
  }

  /// Only a sorter spills when it is told to.
  private static func spill(
    _ consumer: MemoryConsumer, _ kinds: [StageSimulation.Consumer]
  ) -> ByteSize {
    kinds.indices.contains(consumer.id) && kinds[consumer.id] == .sorter ? consumer.used : .zero
  }

  private mutating func take(
    _ acquisition: TaskAcquisition, _ manager: inout UnifiedMemoryManager
  ) {
    spilled += acquisition.spills.reduce(.zero) { $0 + $1.bytes }
    switch acquisition.outcome {
    case .waiting: return
    case .deregistered: return end(&manager)
    case .granted(let bytes) where bytes >= page:
      consumers[current].missing = consumers[current].missing - page
      pagesTaken += 1
    case .granted(let bytes):
      memory.release(bytes, of: current, to: &manager)
      fallShort(&manager)
    }
  }

  private mutating func fallShort(_ manager: inout UnifiedMemoryManager) {
    let held = memory.consumers[current].used
    guard consumers[current].kind != .hashJoinBuild else {
      isDenied = true
      return end(&manager)
    }
    guard held > .zero else {
      // Not a page is to be had: what is still missing cannot be taken in.
      isDenied = true
      return end(&manager)
    }
    consumers[current].hasFallenBack = true
    spilled += held
    memory.release(held, of: current, to: &manager)
  }

  /// Holds what it has for as long as it took to get it, then ends.
  private mutating func hold(in manager: inout UnifiedMemoryManager) {
    let left = pagesToHold ?? pagesTaken
    guard left > 0 else {
      for (place, consumer) in consumers.enumerated() where consumer.hasFallenBack {
        if consumer.kind == .aggregation { spilled += memory.consumers[place].used }
      }
      return end(&manager)
    }
    pagesToHold = left - 1
  }

  private mutating func end(_ manager: inout UnifiedMemoryManager) {
    memory.releaseAll(to: &manager)
    isDone = true
  }
}

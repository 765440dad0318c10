/// How one task's consumers share what the task gets from the ``UnifiedMemoryManager``.
///
/// When a request is not granted in full, consumers of the same mode spill, each time the smallest
/// that takes at least what is still needed, or else the largest; the one that asks comes last.
/// Of several that take the same, the latest added comes first, where Spark leaves it to chance.
///
/// A value, like the manager of the JVM that it is given with every operation. A request that has
/// to wait stays here until ``resume(with:from:spilling:)``.
///
/// Source: `core/src/main/java/org/apache/spark/memory/TaskMemoryManager.java`, since 3.2; earlier
/// the consumer that asked was spilled in a step of its own, with the same result.
public struct TaskMemoryManager: Hashable, Sendable, Codable {
  /// The task.
  public let task: TaskAttemptID
  /// Its consumers, in the order in which they were added.
  public private(set) var consumers: [MemoryConsumer] = []
  /// What the task has on the heap, and the most it had at the end of a request.
  public private(set) var onHeap = Consumption()
  /// What the task has outside the heap, and the most it had at the end of a request.
  public private(set) var offHeap = Consumption()
  private var pending: PendingRequest?

  /// A task without consumers.
  public init(task: TaskAttemptID) {
    self.task = task
  }

  /// What a task has of one mode.
  public struct Consumption: Hashable, Sendable, Codable {
    /// Now.
    public internal(set) var current = ByteSize.zero
    /// At most, at the end of any request; what had to be spilled within one does not show.
    ///
    /// Source: `TaskMemoryManager.getPeakOnHeapExecutionMemory`, Spark 4.0 and later.
    public internal(set) var peak = ByteSize.zero
  }

  /// What all consumers have.
  ///
  /// Source: `TaskMemoryManager.getMemoryConsumptionForThisTask`.
  public var consumption: ByteSize { onHeap.current + offHeap.current }

  /// Whether a request waits for other tasks.
  public var isWaiting: Bool { pending != nil }

  /// Adds a consumer.
  /// - Returns: Its number.
  public mutating func addConsumer(mode: MemoryMode = .onHeap) -> Int {
    consumers.append(MemoryConsumer(id: consumers.count, mode: mode))
    return consumers.count - 1
  }

  /// Asks for memory for a consumer.
  ///
  /// A consumer that is not known gets nothing. While a request waits, others wait behind it and
  /// have to be made again.
  ///
  /// Source: `TaskMemoryManager.acquireExecutionMemory`.
  /// - Parameters:
  ///   - required: How much.
  ///   - consumer: For whom.
  ///   - manager: The memory of the JVM.
  ///   - spilling: What consumers do when they are told to spill; by default they spill everything.
  /// - Returns: What it got, which may be less than it asked for, and what it took to get it.
  @discardableResult
  public mutating func acquire(
    _ required: ByteSize, for consumer: Int, from manager: inout UnifiedMemoryManager,
    spilling: SpillPolicy = Self.spillEverything
  ) -> TaskAcquisition {
    guard pending == nil else { return TaskAcquisition(outcome: .waiting, spills: [], evicted: []) }
    guard required > .zero, consumers.indices.contains(consumer) else {
      return TaskAcquisition(outcome: .granted(.zero), spills: [], evicted: [])
    }
    let request = PendingRequest(
      consumer: consumer, mode: consumers[consumer].mode, required: required)
    let acquisition = manager.acquireExecution(required, task: task, mode: request.mode)
    return proceed(request, acquisition, &manager, spilling)
  }

  /// Goes on with a request that waited.
  /// - Parameters:
  ///   - acquisition: What the manager of the JVM said when it let the task try again.
  ///   - manager: The memory of the JVM.
  ///   - spilling: What consumers do when they are told to spill.
  /// - Returns: What the consumer got; nil when no request waits.
  @discardableResult
  public mutating func resume(
    with acquisition: ExecutionAcquisition, from manager: inout UnifiedMemoryManager,
    spilling: SpillPolicy = Self.spillEverything
  ) -> TaskAcquisition? {
    guard let request = pending else { return nil }
    pending = nil
    return proceed(request, acquisition, &manager, spilling)
  }

  /// Gives back memory of a consumer, at most all that it takes.
  ///
  /// Source: `TaskMemoryManager.releaseExecutionMemory`.
  /// - Returns: How much was given back.
  @discardableResult
  public mutating func release(
    _ bytes: ByteSize, of consumer: Int, to manager: inout UnifiedMemoryManager
  ) -> ByteSize {
    guard consumers.indices.contains(consumer) else { return .zero }
    let released = min(max(bytes, .zero), consumers[consumer].used)
    let mode = consumers[consumer].mode
    consumers[consumer].used = consumers[consumer].used - released
    change(mode) { $0.current = $0.current - released }
    manager.releaseExecution(released, task: task, mode: mode)
    return released
  }

  /// Gives back everything, as at the end of the task.
  ///
  /// Source: `TaskMemoryManager.cleanUpAllAllocatedMemory`.
  /// - Returns: How much was given back.
  @discardableResult
  public mutating func releaseAll(to manager: inout UnifiedMemoryManager) -> ByteSize {
    for place in consumers.indices { consumers[place].used = .zero }
    for mode in MemoryMode.allCases { change(mode) { $0.current = .zero } }
    pending = nil
    manager.abandonWait(of: task)
    return manager.releaseAllExecution(of: task)
  }

  /// The policy of nearly all of Spark's consumers: everything, however little is needed.
  public static func spillEverything(of consumer: MemoryConsumer, needed: ByteSize) -> ByteSize {
    consumer.used
  }

  private mutating func proceed(
    _ request: PendingRequest, _ acquisition: ExecutionAcquisition,
    _ manager: inout UnifiedMemoryManager, _ spilling: SpillPolicy
  ) -> TaskAcquisition {
    var request = request
    var acquisition = acquisition
    while true {
      request.evicted += acquisition.evicted
      switch acquisition.outcome {
      case .granted(let bytes): request.granted += bytes
      case .waiting:
        pending = request
        return request.acquisition(.waiting)
      case .deregistered: return request.acquisition(.deregistered)
      }
      guard spillOne(for: &request, &manager, spilling) else { break }
      acquisition = manager.acquireExecution(request.missing, task: task, mode: request.mode)
    }
    consumers[request.consumer].used += request.granted
    change(request.mode) {
      $0.current += request.granted
      $0.peak = max($0.peak, $0.current)
    }
    return request.acquisition(.granted(request.granted))
  }

  /// Lets one consumer spill after another until one of them gives back something.
  /// - Returns: Whether one did; false when nothing is missing or nobody is left.
  private mutating func spillOne(
    for request: inout PendingRequest, _ manager: inout UnifiedMemoryManager,
    _ spilling: SpillPolicy
  ) -> Bool {
    guard request.missing > .zero else { return false }
    var candidates = request.candidates ?? SpillCandidates(of: consumers, for: request.consumer)
    defer { request.candidates = candidates }
    while let next = candidates.best(for: request.missing) {
      let bytes = spilling(consumers[next], request.missing)
      let released = min(max(bytes, .zero), consumers[next].used)
      if released > .zero {
        release(released, of: next, to: &manager)
        request.spills.append(Spill(consumer: next, bytes: released))
        return true
      }
      candidates.remove(next)
    }
    return false
  }

  private mutating func change(_ mode: MemoryMode, _ body: (inout Consumption) -> Void) {
    switch mode {
    case .onHeap: body(&onHeap)
    case .offHeap: body(&offHeap)
    }
  }
}

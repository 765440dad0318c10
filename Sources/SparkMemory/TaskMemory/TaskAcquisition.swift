/// What came of a consumer's asking for memory.
public struct TaskAcquisition: Hashable, Sendable, Codable {
  /// What it got.
  public let outcome: ExecutionOutcome
  /// What consumers of its task spilled for it since it asked, in order.
  public let spills: [Spill]
  /// The blocks that were evicted for it since it asked, in order.
  public let evicted: [CachedBlock]
}

/// A consumer's request, with what came of it so far.
struct PendingRequest: Hashable, Sendable, Codable {
  let consumer: Int
  let mode: MemoryMode
  let required: ByteSize
  var granted = ByteSize.zero
  var spills: [Spill] = []
  var evicted: [CachedBlock] = []
  /// Who may be told to spill, from the moment when the first attempt fell short.
  var candidates: SpillCandidates?

  /// A request of which nothing has come yet.
  init(consumer: Int, mode: MemoryMode, required: ByteSize) {
    self.consumer = consumer
    self.mode = mode
    self.required = required
  }

  /// What is still needed.
  var missing: ByteSize { required - granted }

  /// What to tell the consumer.
  func acquisition(_ outcome: ExecutionOutcome) -> TaskAcquisition {
    TaskAcquisition(outcome: outcome, spills: spills, evicted: evicted)
  }
}

/// The consumers that may be told to spill for a request, by what they took when it fell short.
///
/// What they take later does not change their places, as in Spark.
///
/// Source: `TaskMemoryManager.acquireExecutionMemory`, `sortedConsumers`.
struct SpillCandidates: Hashable, Sendable, Codable {
  private struct Candidate: Hashable, Sendable, Codable {
    let consumer: Int
    let key: ByteSize
  }

  private var candidates: [Candidate] = []

  /// All consumers that take something of the mode of the one that asks.
  init(of consumers: [MemoryConsumer], for requester: Int) {
    let mode = consumers.indices.contains(requester) ? consumers[requester].mode : nil
    for consumer in consumers where consumer.used > .zero && consumer.mode == mode {
      let key = consumer.id == requester ? .zero : consumer.used
      candidates.append(Candidate(consumer: consumer.id, key: key))
    }
  }

  /// The smallest that takes at least what is needed, else the largest.
  func best(for needed: ByteSize) -> Int? {
    var enough: Candidate?
    var largest: Candidate?
    for candidate in candidates {
      if candidate.key >= needed, candidate.key <= enough?.key ?? candidate.key {
        enough = candidate
      }
      if candidate.key >= largest?.key ?? candidate.key { largest = candidate }
    }
    return (enough ?? largest)?.consumer
  }

  /// Leaves one out from now on.
  mutating func remove(_ consumer: Int) {
    candidates.removeAll { $0.consumer == consumer }
  }
}

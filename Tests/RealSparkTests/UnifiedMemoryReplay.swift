import SparkMemory

/// Does what Spark did to a manager of ours, in the same order, and compares everything.
struct UnifiedMemoryReplay {
  /// How many operations were compared.
  private(set) var operations = 0
  /// How many things differed.
  private(set) var differences = 0
  /// The first few of them.
  private(set) var examples: [String] = []
  /// How many blocks were evicted.
  private(set) var evictions = 0
  /// How many attempts ended in waiting.
  private(set) var waits = 0
  /// How many tasks that had waited got memory.
  private(set) var resumed = 0
  /// How many tasks were lost because they had given back everything while they waited.
  private(set) var lost = 0

  private let regionError: ByteSize
  private var manager = UnifiedMemoryManager(onHeap: .zero, storageRegion: .zero)
  /// What came of the first attempt of a task whose answer has not been read yet.
  private var first: (task: Int64, acquisition: ExecutionAcquisition)?

  /// A replay of lines of `Referee/UnifiedMemory.java`.
  /// - Parameters:
  ///   - lines: The lines.
  ///   - regionError: How wrong our storage region is made on purpose.
  init(of lines: [String], regionError: ByteSize = .zero) {
    self.regionError = regionError
    for line in lines { replay(line) }
  }

  private mutating func replay(_ line: String) {
    let parts = line.split(separator: "|", omittingEmptySubsequences: false)
    let words = parts[0].split(separator: " ").map(String.init)
    let answer = Answer(words: words)
    let happened = outcome(of: answer)
    let evicted = happened.evicted.map(\.id.description)
    let theirs = parts.count == 3 ? parts[1].split(separator: " ").map(String.init) : []
    evictions += evicted.count
    let state = MemoryMode.allCases.flatMap { mode in
      let pools = happened.before?[mode] ?? manager[mode]
      return [
        pools.storage.size, pools.storage.used, pools.execution.size, pools.execution.used,
      ]
    }
    let expected = parts.count == 3 ? parts[2].split(separator: " ").map { Int64($0) ?? -1 } : []
    if happened.differs || evicted != theirs || state.map(\.bytes) != expected {
      differences += 1
      if examples.count < 5 {
        examples.append("\(line) – ours: \(happened), \(state.map(\.bytes))")
      }
    }
  }

  private struct Happened {
    var differs = false
    var evicted: [CachedBlock] = []
    /// The manager as it was, where the line was written before anything changed.
    var before: UnifiedMemoryManager?
  }

  private mutating func outcome(of answer: Answer) -> Happened {
    switch answer.verb {
    case "granted":
      return attempt(of: answer.task(1), is: .granted(answer.size(2)))
    case "waits":
      waits += 1
      return attempt(of: answer.task(1), is: .waiting)
    case "deregistered":
      lost += 1
      return attempt(of: answer.task(1), is: .deregistered)
    case "interrupted":
      return Happened(differs: manager.abandonWait(of: answer.task(1)) == nil)
    case "shape":
      let fraction = Double(answer.word(4)) ?? 0
      let offHeap = OffHeapLayout(size: answer.size(3), storageFraction: fraction)
      manager = UnifiedMemoryManager(
        onHeap: answer.size(1), storageRegion: answer.size(2) + regionError, offHeap: offHeap.size,
        offHeapStorageRegion: offHeap.storageRegion)
      return Happened()
    default:
      operations += 1
      var happened = operate(answer)
      happened.differs = happened.differs || first != nil && answer.verb != "ask"
      return happened
    }
  }

  private mutating func attempt(of task: Int64, is outcome: ExecutionOutcome) -> Happened {
    defer { first = nil }
    if let first {
      return Happened(
        differs: first.task != task || first.acquisition.outcome != outcome,
        evicted: first.acquisition.evicted)
    }
    guard let acquisition = manager.resume(task) else { return Happened(differs: true) }
    if case .granted = acquisition.outcome { resumed += 1 }
    return Happened(differs: acquisition.outcome != outcome, evicted: acquisition.evicted)
  }

  /// An operation, before which nobody may be left who has yet to try again.
  private mutating func operate(_ answer: Answer) -> Happened {
    let unsettled = manager.waiting.contains(where: \.isEligible)
    let before = manager
    switch answer.verb {
    case "ask":
      let acquisition = manager.acquireExecution(
        answer.size(2), task: answer.task(1), mode: answer.mode(3))
      first = (answer.task(1), acquisition)
      return Happened(differs: unsettled, before: before)
    case "free":
      manager.releaseExecution(answer.size(2), task: answer.task(1), mode: answer.mode(3))
      return Happened(differs: unsettled)
    case "freeAll":
      let released = manager.releaseAllExecution(of: answer.task(1))
      return Happened(differs: unsettled || released != answer.size(2))
    default:
      var happened = store(answer)
      happened.differs = happened.differs || unsettled
      return happened
    }
  }

  private mutating func store(_ answer: Answer) -> Happened {
    switch answer.verb {
    case "put":
      let block = CachedBlock(
        answer.block(1), size: answer.size(2), mode: answer.mode(3),
        usesDisk: answer.word(4) == "disk")
      return compare(manager.store(block), answer.word(5))
    case "reserve":
      return compare(
        manager.acquireStorage(answer.size(2), for: answer.block(1), mode: answer.mode(3)),
        answer.word(4))
    case "unroll":
      return compare(
        manager.acquireUnroll(
          answer.size(2), for: answer.block(4), task: answer.task(1), mode: answer.mode(3)),
        answer.word(5))
    case "unrolled":
      manager.releaseUnroll(answer.size(2), task: answer.task(1), mode: answer.mode(3))
      let left = MemoryMode.allCases.reduce(ByteSize.zero) {
        $0 + (manager[$1].unrolledByTask[answer.task(1)] ?? .zero)
      }
      return Happened(differs: left != answer.size(4))
    case "unreserve":
      let released = manager.releaseStorage(answer.size(1), mode: answer.mode(2))
      return Happened(differs: released != answer.size(1))
    case "unmanaged":
      manager.setUnmanaged(answer.size(1), mode: answer.mode(2))
      return Happened()
    case "clear":
      manager.clearStorage()
      return Happened()
    case "drop": return Happened(differs: manager.remove(answer.block(1)) == nil)
    case "touch": return Happened(differs: !manager.touch(answer.block(1)))
    case "read": return Happened(differs: !manager.beginReading(answer.block(1)))
    case "unread": return Happened(differs: !manager.endReading(answer.block(1)))
    default: return Happened(differs: true)
    }
  }

  private func compare(_ acquisition: StorageAcquisition, _ granted: String) -> Happened {
    Happened(
      differs: acquisition.isGranted != (granted == "true"), evicted: acquisition.evicted)
  }

  /// What happened in Spark, in words; one that is missing is like nothing that ours could say.
  private struct Answer {
    let words: [String]

    var verb: String { word(0) }

    func word(_ place: Int) -> String {
      words.indices.contains(place) ? words[place] : ""
    }

    func size(_ place: Int) -> ByteSize { ByteSize(bytes: Int64(word(place)) ?? -1) }

    func task(_ place: Int) -> TaskAttemptID { TaskAttemptID(word(place)) ?? -1 }

    func mode(_ place: Int) -> MemoryMode {
      word(place) == MemoryMode.offHeap.name ? .offHeap : .onHeap
    }

    func block(_ place: Int) -> BlockID {
      let parts = word(place).split(separator: "_")
      let numbers = parts.dropFirst().compactMap { Int($0) }
      if parts.first == "rdd", numbers.count == 2 { return .rdd(numbers[0], split: numbers[1]) }
      if parts.first == "broadcast", numbers.count == 1 { return .broadcast(numbers[0]) }
      return .named(word(place))
    }
  }
}

public import Advisor
public import RunStore
public import SparkMemory

/// What the runs of a search showed, from which the search can be taken up at any time.
public struct TuneJournal: Sendable {
  /// One run of a search.
  public struct Entry: Sendable {
    /// As it was stored.
    public let record: RunRecord
    /// What it shows; nil if it left no log.
    public let assessment: Assessment?
    /// Why its heap is not good, in a few words; nil if it is.
    public let objection: String?
    /// Whether it failed of something else than memory, so that it says nothing of its heap.
    public let isIrrelevant: Bool
  }

  /// The runs, in their order.
  public private(set) var entries: [Entry] = []
  /// What they cost.
  public private(set) var spent = TuneBudget.Spending()
  private var first: RunQuality?

  /// No runs.
  public init() {}

  /// Adds a run that has ended.
  public mutating func add(_ record: RunRecord, _ assessment: Assessment?) {
    let time = (record.endTime ?? record.startTime) - record.startTime
    spent.add(time: time, reserved: assessment?.reservedMemory.bytes ?? 0)
    let objection: String?
    if record.ending == .succeeded, let assessment {
      let quality = RunQuality(assessment)
      objection = first.flatMap { quality.reasonWorse(than: $0) }
      first = first ?? quality
    } else {
      let shortage = record.shortage.flatMap(MemoryShortage.init(rawValue:))
      objection = shortage.map { "died of \($0.words)" } ?? "failed"
    }
    let tellsNothing = record.ending == .stopped || record.ending == .open
    let isIrrelevant =
      tellsNothing || (record.ending == .failed && record.shortage == nil) || assessment == nil
    entries.append(
      Entry(
        record: record, assessment: assessment, objection: objection, isIrrelevant: isIrrelevant))
  }

  /// Whether a run was good.
  public var hasGoodRun: Bool { entries.contains(where: \.isGood) }

  /// The good run with the least of the first heap, and of those that have it the one with the least
  /// of the next; the first of several alike.
  public func best(of keys: [ConfigurationKey]) -> Entry? {
    func heaps(_ entry: Entry) -> [ByteSize] {
      keys.map { entry.assessment?.heap(of: $0) ?? ByteSize(bytes: .max) }
    }
    return entries.filter(\.isGood).min { heaps($0).lexicographicallyPrecedes(heaps($1)) }
  }

  /// The largest heap below another that was not good, and may have been why.
  public func largestTooSmall(of key: ConfigurationKey, below enough: ByteSize) -> ByteSize? {
    entries.filter { $0.objection != nil && !$0.isIrrelevant && $0.isAbout(key) }
      .compactMap { $0.assessment?.heap(of: key) }.filter { $0 < enough }.max()
  }
}

extension TuneJournal.Entry {
  /// Whether it went as well as with more.
  var isGood: Bool { objection == nil && !isIrrelevant }

  /// Whether it tells of this heap, and did not die of another memory.
  func isAbout(_ key: ConfigurationKey) -> Bool {
    guard let shortage = record.shortage.flatMap(MemoryShortage.init(rawValue:)) else {
      return true
    }
    return shortage.comes(
      ofLess: key, isLocal: assessment?.setup.environment.manager == .local)
  }
}

extension Assessment {
  /// The heap that a setting is about, as it was set; nil if it is not known.
  func heap(of key: ConfigurationKey) -> ByteSize? {
    // Two optional chains in one expression end the optimizer of Swift 6.3 (ownership error).
    let layout = key == .driverMemory ? setup.driver : setup.executor
    return layout?.heap.heap
  }

  /// What driver and executors reserved at once, at most.
  var reservedMemory: ByteSize {
    let executors = setup.environment.manager == .local ? 0 : setup.executorCount
    return (setup.executor?.granted ?? .zero) * Int64(executors) + (setup.driver?.granted ?? .zero)
  }
}

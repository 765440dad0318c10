import SparkProfile

/// Adds the lines of one GC log to what is known of its JVM.
///
/// A state machine over lines: it remembers a few figures of the collection it is in, and nothing
/// that grows with the log.
struct GCLogBuilder {
  private(set) var log: GCLog
  private var recentlyAfter: [Int64] = []
  private var firstTime: Int64?
  private var marked = MarkedLive()
  private var regionSize: Int64 = 0

  init(path: String, name: String) {
    log = GCLog(path: path)
    log.collections.logs = [name]
  }

  /// Adds a line without its end.
  mutating func add(_ text: String) {
    let whole = text[...].trimmed
    guard !whole.isEmpty else { return }
    log.lineCount += 1
    guard let line = GCLogLine(whole) else {
      log.foreignLines += 1
      noteForeign(whole)
      return
    }
    noteTime(line)
    switch line.id {
    case nil: readOutsideCollection(line.message)
    case let id?: readCollection(line.message, id: id)
    }
  }

  private mutating func noteForeign(_ line: Substring) {
    if line.contains("OutOfMemoryError") {
      log.collections.outOfMemoryErrors += 1
    }
    // `[GC (Allocation Failure) [PSYoungGen: …` or `[Full GC (…`, after a time or a date.
    if log.lineCount <= Self.linesThatTellJava8,
      line.contains("[GC (") || line.contains("[Full GC (") || line.contains(": [GC pause")
        || line.contains("HotSpot(TM) 64-Bit Server VM (25.")
        || line.contains("OpenJDK 64-Bit Server VM (25.")
    {
      log.isOfJava8 = true
    }
  }

  private static let linesThatTellJava8 = 1000

  private mutating func noteTime(_ line: GCLogLine) {
    if let time = line.time {
      firstTime = firstTime ?? time
      if let uptime = line.uptime {
        log.startTime = log.startTime ?? time.subtractingReportingOverflow(uptime).partialValue
      } else if let firstTime {
        // Good to the second, for the first line of a JVM's log comes as it starts.
        log.startTime = log.startTime ?? firstTime
        noteUptime(time.subtractingReportingOverflow(firstTime).partialValue)
      }
    }
    if let uptime = line.uptime { noteUptime(uptime) }
  }

  private mutating func noteUptime(_ uptime: Int64) {
    log.firstUptime = log.firstUptime ?? uptime
    log.lastUptime = max(log.lastUptime ?? uptime, uptime)
    log.collections.duration = max(log.collections.duration, uptime)
  }

  private mutating func readOutsideCollection(_ message: Substring) {
    if message.hasPrefix("Using "), let collector = HeapCollections.Collector(using: message) {
      log.collections.collector = log.collections.collector ?? collector
      log.hasBeginning = true
    } else if message.hasPrefix("Heap Max Capacity: ") || message.hasPrefix("Max Capacity: ") {
      let size = GCLogFigures.bytes(message.drop { $0 != ":" }.dropFirst(2))
      log.collections.heapMaximum = log.collections.heapMaximum ?? size
    } else if message.lowercased().hasPrefix("heap region size: ") {
      regionSize = GCLogFigures.bytes(message.dropFirst("heap region size: ".count)) ?? 0
    } else if message.hasPrefix("Allocation Stall (") {
      if let stall = GCLogFigures(message)?.microseconds {
        log.collections.allocationStalls.record(stall)
      }
    } else if message.hasPrefix("Out Of Memory (") || message.contains("OutOfMemoryError") {
      log.collections.outOfMemoryErrors += 1
    } else if message.hasPrefix("Attempting maximum full compaction clearing soft references") {
      log.collections.lastResorts += 1
    }
  }

  private mutating func readCollection(_ message: Substring, id: Int) {
    if message.hasPrefix("Minor Collection (") || message.hasPrefix("Major Collection (") {
      // Both kinds of ZGC begin with the same words.
      log.collections.collector = .generationalZ
    }
    if let part = MarkedLive.part(of: message) {
      marked.note(part, id: id)
      return
    }
    if message.hasPrefix("To-space exhausted") {
      log.collections.evacuationFailures += 1
      return
    }
    if message.hasPrefix("Attempting maximum full compaction clearing soft references") {
      log.collections.lastResorts += 1
      return
    }
    if message.hasPrefix("Humongous regions: ") {
      noteHumongous(message)
      return
    }
    if message.hasPrefix("Allocation Stall (") || message.hasPrefix("Out Of Memory (") {
      readOutsideCollection(message)
      return
    }
    guard let figures = GCLogFigures(message) else { return }
    switch CollectionEnd(message) {
    case .pause(let kind): record(figures, as: kind, message: message)
    case .partOfConcurrent:
      if let pause = figures.microseconds { recordPause(pause, .concurrent) }
    case .marked:
      if let pause = figures.microseconds { recordPause(pause, .concurrent) }
      if let after = figures.after {
        log.collections.marked.record(after)
        log.collections.mostLeftSinceMarking = 0
      }
    case .markingBegan:
      count(.concurrent)
      if let pause = figures.microseconds { recordPause(pause, .concurrent) }
    case .cycle:
      count(.concurrent)
      recordHeap(figures)
      if let live = marked.live(of: id) { log.collections.live.record(live) }
    case .youngCycle:
      count(.young)
      recordHeap(figures)
    case .reclaimed: recordHeap(figures)
    case .cycleCounted: count(.concurrent)
    case .unknown: log.unknownLines += 1
    case .other: break
    }
  }

  private mutating func record(
    _ figures: GCLogFigures, as kind: HeapCollections.Kind, message: Substring
  ) {
    count(kind)
    if let pause = figures.microseconds { recordPause(pause, kind) }
    recordHeap(figures)
    if let after = figures.after {
      if kind == .full {
        log.collections.live.record(after)
        log.collections.mostLeftSinceMarking = 0
      } else {
        log.collections.mostLeftSinceMarking = max(log.collections.mostLeftSinceMarking, after)
      }
    }
    // From JDK 20 on the pause itself says what JDK 17 says in a line of its own.
    if message.contains("(Evacuation Failure") { log.collections.evacuationFailures += 1 }
    if message.contains("(G1 Humongous Allocation)") { log.collections.humongousStarts += 1 }
  }

  private mutating func recordHeap(_ figures: GCLogFigures) {
    if let committed = figures.committed {
      log.collections.committed = max(log.collections.committed, committed)
    }
    guard let before = figures.before, let after = figures.after else { return }
    log.collections.before.record(before)
    log.collections.after.record(after)
    if recentlyAfter.count == HeapCollections.window { recentlyAfter.removeFirst() }
    recentlyAfter.append(after)
    let held = recentlyAfter.min() ?? after
    if recentlyAfter.count == HeapCollections.window {
      let isFirst = log.collections.after.count == HeapCollections.window
      log.collections.retainedBound = isFirst ? held : max(log.collections.retainedBound ?? 0, held)
    } else {
      log.collections.retainedBound = held
    }
  }

  private mutating func recordPause(_ pause: Int64, _ kind: HeapCollections.Kind) {
    log.collections.pauses[kind, default: Distribution()].record(pause)
  }

  private mutating func count(_ kind: HeapCollections.Kind) {
    log.collections.counts[kind, default: 0] += 1
  }

  private mutating func noteHumongous(_ message: Substring) {
    let counts = message.dropFirst("Humongous regions: ".count)
    guard let first = Int64(counts.prefix { $0 != "-" }), first >= 0 else { return }
    log.collections.humongousPeak = max(
      log.collections.humongousPeak, first.multipliedSaturated(by: regionSize))
  }
}

extension HeapCollections.Collector {
  /// Reads "Using G1" and its like.
  ///
  /// Source: `GCConfiguration` and `CollectedHeap::initialize` of OpenJDK's HotSpot.
  init?(using message: Substring) {
    switch message {
    case "Using G1": self = .g1
    case "Using Parallel": self = .parallel
    case "Using Serial": self = .serial
    case "Using Shenandoah": self = .shenandoah
    case "Using The Z Garbage Collector": self = .z
    default: return nil
    }
  }
}

public import SparkProfile

/// Says which GC log is whose.
///
/// A log belongs to a process that it does not contradict, and that either its name means or no
/// other process could be:
///
/// 1. *Contradiction.* The heap's maximum must be that of which Spark's unified memory is the part
///    that `spark.memory.fraction` says. Where the decorations have a time, the JVM started up to
///    three minutes before the executor registered; the driver's may have started earlier. Without
///    a time, the JVM did not run for longer than the executor lived, and three minutes more.
/// 2. *Name.* The file's name, without the application's id, or the folder's, has `driver`, or one
///    number that is an executor's id (`gc-3.log`), or one after `executor` or `exec`.
/// 3. *Elimination.* Of what is left, a log and a process that are possible only for each other
///    belong together; this is repeated while it finds any. A log whose name means a process of
///    the application is nobody else's.
///
/// What remains is not guessed at.
public enum GCLogMatching {
  /// Gives the processes of a profile their logs.
  ///
  /// - Parameters:
  ///   - logs: What was read.
  ///   - profile: The profile that gets them, in ``Executor/collections``.
  /// - Returns: A note, in words, for every log that belongs to nobody.
  public static func attach(_ logs: [GCLog], to profile: inout SparkProfile) -> [String] {
    let all = [profile.driver] + profile.orderedExecutors
    let facts = ProcessFacts(profile)
    var owners: [Int: String] = [:]

    func isFree(_ id: String) -> Bool { !owners.values.contains(id) }
    let named = logs.map { GCLogName($0.path, application: profile.application.id) }
    for process in all {
      let claims = logs.indices.filter {
        named[$0].means(process.id) && facts.allow(logs[$0], to: process)
      }
      if claims.count == 1, let only = claims.first { owners[only] = process.id }
    }
    func candidates(_ index: Int) -> [Executor] {
      let isNamed = all.contains { named[index].means($0.id) }
      return all.filter {
        isFree($0.id) && (!isNamed || named[index].means($0.id))
          && facts.allow(logs[index], to: $0)
      }
    }
    var found = true
    while found {
      found = false
      let open = logs.indices.filter { owners[$0] == nil }
      let possible = open.map { ($0, candidates($0).map(\.id)) }
      for (index, ids) in possible {
        guard let only = ids.first, ids.count == 1,
          possible.filter({ $0.1.contains(only) }).count == 1
        else { continue }
        owners[index] = only
        found = true
      }
    }
    for (index, id) in owners {
      profile.updateExecutor(id) { $0.collections = logs[index].collections }
    }
    return logs.indices.filter { owners[$0] == nil }.map {
      note(logs[$0], candidates: candidates($0).map(\.id))
    }
  }

  private static func note(_ log: GCLog, candidates: [String]) -> String {
    let way =
      "record it with the executor's id in its name and with the time: "
      + "-Xlog:gc*:file=gc-{{EXECUTOR_ID}}.log:time,uptime,level,tags"
    switch candidates.count {
    case 0:
      return "\(log.path): is left out: by heap and time it belongs to no process of this "
        + "application that has no log yet"
    case 1:
      return "\(log.path): is left out: another log could be of \(candidates[0]) as well; \(way)"
    default:
      let some = candidates.prefix(3).joined(separator: ", ") + (candidates.count > 3 ? ", …" : "")
      return "\(log.path): is left out: it could be of several processes (\(some)); \(way)"
    }
  }
}

/// What contradicts that a log is a process's.
private struct ProcessFacts {
  private let memoryFraction: Double
  private let end: Int64?

  private static let slack: Int64 = 180_000
  private static let clockTolerance: Int64 = 2000
  /// Spark leaves alone so much of the heap that it sees.
  ///
  /// Source: `RESERVED_SYSTEM_MEMORY_BYTES` in `core/…/memory/UnifiedMemoryManager.scala`.
  private static let reserved = 300.0 * 1_048_576
  /// The default of `spark.memory.fraction`.
  private static let defaultFraction = 0.6
  /// Serial and Parallel hide a survivor space from Spark: a tenth of a third of the heap, and
  /// more where `-Xmn` makes the young generation larger.
  private static let leastShown = 0.75
  private static let mostShown = 1.02

  init(_ profile: SparkProfile) {
    let fraction = profile.configuration["spark.memory.fraction"].flatMap { Double($0) }
    memoryFraction = fraction.flatMap { $0 > 0 && $0 <= 1 ? $0 : nil } ?? Self.defaultFraction
    end = profile.lastTime
  }

  func allow(_ log: GCLog, to process: Executor) -> Bool {
    heapAllows(log.collections, process) && timeAllows(log, process)
  }

  private func heapAllows(_ collections: HeapCollections, _ process: Executor) -> Bool {
    guard let unified = process.maximumOnHeapMemory, unified > 0 else { return true }
    let shown = Double(unified) / memoryFraction + Self.reserved
    if let maximum = collections.heapMaximum {
      let share = shown / Double(max(1, maximum))
      return share >= Self.leastShown && share <= Self.mostShown
    }
    return Double(collections.committed) * Self.leastShown <= shown
  }

  private func timeAllows(_ log: GCLog, _ process: Executor) -> Bool {
    let isDriver = process.id == Executor.driverID
    if let start = log.startTime, let added = process.addedTime {
      let before = added.subtractingReportingOverflow(start).partialValue
      return before >= -Self.clockTolerance && (isDriver || before <= Self.slack)
    }
    // A driver's JVM may be a notebook's, which was there long before the application.
    guard !isDriver, let uptime = log.lastUptime, let lifetime = process.lifetime(until: end) else {
      return true
    }
    return uptime <= lifetime.addingReportingOverflow(Self.slack).partialValue
  }
}

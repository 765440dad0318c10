public import SparkMemory
import SparkProfile

/// What the GC logs of some JVMs tell of their heaps: of all of them together, the worst.
public struct CollectedHeap: Hashable, Sendable, Codable {
  /// JVMs with a log.
  public let logCount: Int
  /// JVMs that ran a task, or all if none did.
  public let count: Int
  /// The names of the logs' files.
  public let logs: [String]
  /// Collections of any kind.
  public let collections: Int
  /// Of these, full ones.
  public let fullCollections: Int
  /// Pauses as a share of the time that the JVM ran, in the one where they took most.
  public let pauseShare: Double
  /// The longest pause, in microseconds.
  public let longestPauseMicroseconds: Int64
  /// The most that was live when that was exactly known; nil if it never was.
  public let mostLive: ByteSize?
  /// The most that a collection left, garbage that it did not collect included.
  public let mostLeft: ByteSize
  /// The most that a marking of the whole heap left, or a full collection; nil if there was none.
  public let mostMarked: ByteSize?
  /// The most that a collection left after the last marking or full collection of its JVM.
  public let mostLeftSinceMarking: ByteSize
  /// No more than this was held for long: it stayed through several collections in a row.
  public let retainedBound: ByteSize?
  /// Collections that found no room for what survived, and threads that waited for room.
  public let exhaustions: Int
  /// Whether every JVM was seen from end to end, in collections enough to know what they leave.
  public let isConclusive: Bool

  /// With fewer looks at the live data, its peak may have been missed.
  private static let leastCollections = 20
  /// A log that ends earlier than this share of its process's life was cut.
  private static let leastCoverage = 0.9
  /// How much of a heap live data may fill. G1 keeps a tenth in reserve and a twentieth for young
  /// objects (`G1ReservePercent`, `G1NewSizePercent`), and as much again is for garbage that is
  /// not collected yet.
  private static let mostFilled = 0.7
  /// The most names that are worth to be listed.
  private static let mostNames = 8

  init?(_ executors: [Executor], until end: Int64?) {
    let busy = executors.filter { $0.taskCount > 0 }
    let counted = busy.isEmpty ? executors : busy
    let all = counted.compactMap(\.collections)
    guard !all.isEmpty else { return nil }
    logCount = all.count
    count = counted.count
    logs = Array(all.flatMap(\.logs).prefix(Self.mostNames))
    collections = all.reduce(0) { $0.addingSaturated($1.count) }
    fullCollections = all.reduce(0) { $0.addingSaturated($1.counts[.full] ?? 0) }
    pauseShare =
      all.map { log in
        let milliseconds = Double(log.allPauses.sum) / 1000
        return log.duration > 0 ? min(1, milliseconds / Double(log.duration)) : 0
      }.max() ?? 0
    longestPauseMicroseconds = all.map(\.allPauses.maximum).max() ?? 0
    mostLive = all.compactMap(\.mostLive).max().map { ByteSize(bytes: $0) }
    mostLeft = ByteSize(bytes: all.map(\.after.maximum).max() ?? 0)
    mostMarked = all.flatMap { [$0.marked.count > 0 ? $0.marked.maximum : nil, $0.mostLive] }
      .compactMap(\.self).max().map { ByteSize(bytes: $0) }
    mostLeftSinceMarking = ByteSize(bytes: all.map(\.mostLeftSinceMarking).max() ?? 0)
    retainedBound = all.compactMap(\.retainedBound).max().map { ByteSize(bytes: $0) }
    exhaustions = all.reduce(0) {
      $0.addingSaturated($1.evacuationFailures).addingSaturated($1.allocationStalls.count)
        .addingSaturated($1.outOfMemoryErrors).addingSaturated($1.lastResorts)
    }
    isConclusive = counted.allSatisfy { executor in
      guard let log = executor.collections, log.after.count >= Self.leastCollections else {
        return false
      }
      guard let lifetime = executor.lifetime(until: end) else { return true }
      return Double(log.duration) >= Double(lifetime) * Self.leastCoverage
    }
  }

  /// A heap in which what collections left has room; nil if the logs cannot bound it.
  ///
  /// What a collection leaves is at least what is live, so this is from above.
  var roomyHeap: ByteSize? {
    guard isConclusive, exhaustions == 0 else { return nil }
    return mostLeft.scaled(by: 1 / Self.mostFilled)
  }

  /// No more than about this was live at once; nil if the logs cannot bound it.
  ///
  /// A young collection leaves what is garbage in old regions, a marking does not. What was left
  /// after the last marking counts where it is so much more that the marking was of another time,
  /// and where the heap was exhausted.
  func liveBound(_ calibration: Calibration) -> ByteSize? {
    guard isConclusive else { return nil }
    guard let mostMarked, exhaustions == 0 else { return mostLeft }
    return mostLeftSinceMarking > mostMarked.scaled(by: calibration.mostGrowthUnmarked)
      ? mostLeftSinceMarking : mostMarked
  }

  /// What it adds to the evidence of a need.
  var evidence: [Evidence] {
    let place =
      logs.count == 1 ? "GC log \(logs[0])" : "GC logs of \(logCount) of \(count) processes"
    var evidence: [Evidence] = []
    if let mostLive {
      evidence.append(Evidence("\(mostLive) live, exactly, at most", at: place))
    }
    evidence.append(
      Evidence("collections left \(mostLeft) at most, garbage included", at: place))
    return evidence
  }
}

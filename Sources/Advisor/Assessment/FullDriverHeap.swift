import SparkMemory
import SparkProfile

/// A driver's heap that was full when its application failed, as only its GC log tells.
///
/// A thread that finds no room need not be the one that reports it: those that fetch results tell of
/// results that were lost, or that cannot be read, and the error itself is nowhere.
struct FullDriverHeap {
  /// What was full, in words.
  let text: String
  /// The log that says so.
  let place: String

  /// Less that is live leaves room for all but an object of a tenth of the heap.
  private static let leastFilled = 0.9

  /// Reads a GC log; nil if there is none, if the heap had room, or if nothing failed.
  init?(_ profile: SparkProfile) {
    let hasFailed =
      profile.application.endTime == nil || !profile.failedQueries.isEmpty
      || profile.jobs.values.contains { $0.succeeded == false }
    guard hasFailed, let log = profile.driver.collections,
      log.lastResorts > 0 || log.outOfMemoryErrors > 0,
      let live = log.mostLive, let size = log.heapSize,
      Double(live) >= Double(size) * Self.leastFilled
    else { return nil }
    text =
      "\(ByteSize(bytes: live)) of \(ByteSize(bytes: size)) of heap were live after the last resort "
      + "of the collector"
    place = log.logs.first.map { "GC log \($0)" } ?? "GC log"
  }
}

/// What the collections of one JVM's heap tell, from its GC log.
///
/// The figure that nothing else gives is ``live``: how much was left when everything that could be
/// collected had been. Sizes are bytes, rounded as the JVM rounds them (mostly to MiB).
public struct HeapCollections: Hashable, Sendable, Codable {
  /// A collector that writes such a log.
  public enum Collector: String, Hashable, Sendable, Codable, CaseIterable {
    case g1, parallel, serial, shenandoah
    /// ZGC with one generation.
    case z
    /// ZGC with a young and an old generation (JDK 21 and later).
    case generationalZ
  }

  /// A kind of collection.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
    /// Of young objects; of generational ZGC a minor collection.
    case young
    /// Of young objects and of some old regions (G1).
    case mixed
    /// Of the whole heap while the program stands still. What it leaves is live.
    case full
    /// Of the whole heap while the program runs: a marking cycle of G1, a collection of ZGC or
    /// Shenandoah. Its pauses are short ones.
    case concurrent
    /// A concurrent collection of Shenandoah that had to stop the program to end.
    case degenerated
  }

  /// Who collected; nil if the log's beginning is missing.
  public var collector: Collector?
  /// `-Xmx` as the JVM states it; nil without the lines tagged `gc,init`.
  public var heapMaximum: Int64?
  /// The most that was ever committed; 0 if the log does not say.
  public var committed: Int64 = 0
  /// Collections that ended.
  public var counts: [Kind: Int] = [:]
  /// How long the program stood still, in microseconds. ZGC writes its pauses only under `gc*`.
  public var pauses: [Kind: Distribution] = [:]
  /// Used heap when a collection began, in bytes.
  public var before = Distribution()
  /// Used heap when a collection ended, in bytes: an upper bound of what was live then.
  public var after = Distribution()
  /// Live data, in bytes: what a full collection left, or what ZGC marked in the whole heap.
  ///
  /// Exact at these moments, and only at these.
  public var live = Distribution()
  /// Used heap when a marking of the whole heap had ended and regions without live data were freed
  /// (G1), in bytes.
  ///
  /// More than is live: what was allocated since the marking began counts as live, and so does the
  /// garbage in regions that hold live data as well.
  public var marked = Distribution()
  /// The most that a collection left after the last marking or full collection, in bytes.
  public var mostLeftSinceMarking: Int64 = 0
  /// No more than this stayed through any ``window`` collections in a row, in bytes; nil without a
  /// collection. It bounds from above what is held for long, garbage that is not collected yet
  /// included.
  public var retainedBound: Int64?
  /// G1's collections that ran out of room for what survived.
  public var evacuationFailures = 0
  /// Waits of a thread for ZGC to free memory, in microseconds.
  public var allocationStalls = Distribution()
  /// G1's full collections that cleared soft references too, the last resort before
  /// `OutOfMemoryError`.
  public var lastResorts = 0
  /// Errors of memory that the log itself names.
  public var outOfMemoryErrors = 0
  /// G1's collections that an object of half a region or more asked for.
  public var humongousStarts = 0
  /// The most that such objects held, in bytes, whole regions counted.
  public var humongousPeak: Int64 = 0
  /// Milliseconds from the JVM's start to the last line.
  public var duration: Int64 = 0
  /// The names of the files, without their folders.
  public var logs: [String] = []

  /// Collections that ``retainedBound`` looks at together.
  public static let window = 8

  /// Of nothing.
  public init() {}

  /// The heap's maximum, or what was committed of it where the log does not state it.
  public var heapSize: Int64? { heapMaximum ?? (committed > 0 ? committed : nil) }

  /// Collections of all kinds.
  public var count: Int { counts.values.reduce(0) { $0.addingSaturated($1) } }

  /// Pauses of all kinds, in microseconds.
  public var allPauses: Distribution {
    pauses.values.reduce(into: Distribution()) { $0.merge($1) }
  }

  /// The most that was live at a moment when that was exactly known, in bytes.
  public var mostLive: Int64? { live.count > 0 ? live.maximum : nil }

  /// Adds what another part of the same JVM's log tells.
  public mutating func merge(_ later: HeapCollections) {
    collector = collector ?? later.collector
    heapMaximum = heapMaximum ?? later.heapMaximum
    committed = max(committed, later.committed)
    counts.merge(later.counts) { $0.addingSaturated($1) }
    pauses.merge(later.pauses) { first, second in
      var both = first
      both.merge(second)
      return both
    }
    before.merge(later.before)
    after.merge(later.after)
    live.merge(later.live)
    mostLeftSinceMarking =
      later.marked.count + later.live.count > 0
      ? later.mostLeftSinceMarking : max(mostLeftSinceMarking, later.mostLeftSinceMarking)
    marked.merge(later.marked)
    retainedBound = latest(retainedBound, later.retainedBound)
    evacuationFailures = evacuationFailures.addingSaturated(later.evacuationFailures)
    allocationStalls.merge(later.allocationStalls)
    lastResorts = lastResorts.addingSaturated(later.lastResorts)
    outOfMemoryErrors = outOfMemoryErrors.addingSaturated(later.outOfMemoryErrors)
    humongousStarts = humongousStarts.addingSaturated(later.humongousStarts)
    humongousPeak = max(humongousPeak, later.humongousPeak)
    duration = max(duration, later.duration)
    logs += later.logs.filter { !logs.contains($0) }
  }
}

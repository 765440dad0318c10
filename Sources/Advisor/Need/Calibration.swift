public import SparkMemory

/// The constants of needs and predictions that nobody publishes: neither Spark's source nor a
/// JVM's documentation has them, and runs that were recorded and looked at decided them.
///
/// What was decided by a run is no prediction of it. That they stand in one value lets them be
/// decided anew without some of the runs, and shows how much depends on that.
public struct Calibration: Hashable, Sendable {
  /// The power of the room beside what is live with which collections come more often as that room
  /// shrinks; from 0 to 1, without unit.
  ///
  /// Were each of the whole heap, it would be 1; most are of young objects only. Recorded runs
  /// had from an eighth to a third.
  public var collectionExponent = 0.25
  /// How many times what the last marking left may be left later and still be mostly garbage.
  ///
  /// A collector that marks when the heap is about half full marks again before it is full, unless
  /// little of what was added is still there. Runs of exact percentiles decided it.
  public var mostGrowthUnmarked = 1.6
  /// Live objects of a driver with few stages, in bytes: from 45 to 90 MiB in recorded GC logs.
  public var driverObjects = ByteSize.mebibytes(90)
  /// How many times their serialized size collected results take of a driver's heap at least.
  ///
  /// As much lived in a heap of 500 MiB when it was passed on as it came (Arrow).
  public var leastResultCopies: Int64 = 1
  /// How many times their serialized size collected results take of a driver's heap at most.
  ///
  /// Rows take more than their serialized and compressed form; how much more depends on the data.
  /// In recorded runs 150 MiB of results overcame a heap of 600 MiB as rows.
  public var mostResultCopies: Int64 = 6
  /// The part of what a hash map holds that it can do without, from 0 to 1.
  ///
  /// The array over its pages doubles, and is there twice while it does; what the last doubling
  /// took is not needed. Recorded hash joins worked in as much less.
  public var hashMapSpare = 0.25
  /// Live objects of an executor that has nothing to do, in bytes: from 33 to 40 MiB in recorded GC
  /// logs of Spark 3.5 and 4.3.
  public var executorObjects = ByteSize.mebibytes(40)
  /// The part of a heap that what was never seen must leave free, from 0 to 1.
  ///
  /// `G1ReservePercent`; that it is to be left free showed a run with huge records.
  public var heapReserve = 0.1
  /// Up to this many times what was seen counts as seen: recorded runs differ by as much.
  public var mostSeen = 1.1
  /// What is written of a byte in memory when it is spilled, serialized and compressed, where the
  /// run did not spill and so does not tell: from 0.45 to 0.85 in recorded runs.
  public var writtenShare = 0.65

  /// As chosen.
  public init() {}
}

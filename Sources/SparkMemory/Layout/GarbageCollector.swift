/// A garbage collector of the HotSpot JVM.
///
/// Which one runs decides how much of `-Xmx` Spark sees, because `Runtime.maxMemory`, the input of
/// the unified memory manager, leaves out one survivor space where the collector has such.
public enum GarbageCollector: String, Hashable, Sendable, Codable, CaseIterable {
  /// The default of Java 9 and later, given two processors and about 1792 MiB.
  case g1
  /// The default of Java 8 on servers.
  case parallel
  /// What the JVM falls back to in small containers.
  case serial
  /// The Z collector.
  case z
  /// The Shenandoah collector.
  case shenandoah

  /// What `Runtime.maxMemory` returns for a heap.
  ///
  /// Computed as Java 17 does.
  /// - Parameters:
  ///   - heap: The value of `-Xmx`.
  ///   - fullyCommitted: Whether `-Xms` equals `-Xmx`, as in Kubernetes executors.
  ///   - sizing: Options that size generations and regions.
  /// - Returns: The part of the heap that Spark sees.
  public func maxMemory(
    forHeap heap: ByteSize, fullyCommitted: Bool = false, sizing: HeapSizing = .standard
  ) -> ByteSize {
    let heap = max(heap, .zero)
    let aligned = heap.roundedUp(toMultipleOf: .mebibytes(2))
    switch self {
    case .g1:
      let region = Self.g1Region(asked: sizing.g1RegionSize ?? heap / 2048)
      return heap.roundedUp(toMultipleOf: max(.mebibytes(2), region))
    case .z:
      return aligned
    case .shenandoah:
      return heap.roundedUp(toMultipleOf: Self.shenandoahRegion(heap))
    case .serial:
      let step = ByteSize.kibibytes(64)
      let young = sizing.young(of: aligned, step: step)
      return aligned - sizing.survivor(of: young, parts: 10, step: step)
    case .parallel:
      let step = ByteSize.kibibytes(512)
      let young = sizing.young(of: aligned, step: step)
      return aligned - sizing.survivor(of: young, parts: fullyCommitted ? 8 : 3, step: step)
    }
  }

  /// The least heap in whole MiB whose `Runtime.maxMemory` is not less than this.
  /// - Parameters:
  ///   - maxMemory: What the JVM must offer.
  ///   - fullyCommitted: Whether `-Xms` equals `-Xmx`.
  ///   - sizing: Options that size generations and regions.
  /// - Returns: A value for `-Xmx`.
  public func smallestHeap(
    forMaxMemory maxMemory: ByteSize, fullyCommitted: Bool = false, sizing: HeapSizing = .standard
  ) -> ByteSize {
    let least = leastValue(from: 0, through: Int64.max >> 20) { count in
      let heap = ByteSize.mebibytes(count)
      return self.maxMemory(forHeap: heap, fullyCommitted: fullyCommitted, sizing: sizing)
        >= maxMemory
    }
    return .mebibytes(least)
  }

  /// The collector under which a heap shows a `Runtime.maxMemory` that a run has shown.
  ///
  /// Several may agree; the likelier one is told then.
  /// - Parameters:
  ///   - maxMemory: What the run has shown, give or take what a logged value leaves open.
  ///   - heap: The value of `-Xmx`.
  /// - Returns: The collector; nil when none agrees.
  public static func showing(maxMemory: ByteSize, ofHeap heap: ByteSize) -> GarbageCollector? {
    let uncertainty = 64
    return allCases.first { collector in
      [false, true].contains { fullyCommitted in
        let shown = collector.maxMemory(forHeap: heap, fullyCommitted: fullyCommitted)
        return (shown - maxMemory).bytes.magnitude <= uncertainty
      }
    }
  }

  /// The least power of two not below what is asked for, from 1 to 32 MiB.
  private static func g1Region(asked: ByteSize) -> ByteSize {
    var region = ByteSize.mebibytes(1)
    while region < .mebibytes(32), region < asked { region += region }
    return region
  }

  /// The greatest power of two not above a 2048th of the heap, from 256 KiB to 32 MiB.
  private static func shenandoahRegion(_ heap: ByteSize) -> ByteSize {
    var region = ByteSize.kibibytes(256)
    while region < .mebibytes(32), (region + region).bytes <= heap.bytes / 2048 {
      region += region
    }
    return region
  }
}

/// The least number of a range for which a condition holds that stays true once it is; the upper
/// end when it holds for none.
func leastValue(
  from lower: Int64, through upper: Int64, where holds: (Int64) -> Bool
) -> Int64 {
  var low = lower
  var high = upper
  while low < high {
    let middle = low + (high - low) / 2
    if holds(middle) { high = middle } else { low = middle + 1 }
  }
  return low
}

/// The page in which execution takes memory.
///
/// A task that has room for less than a page spills, so that the page is the grain of all that
/// sorting, joining and aggregating hold.
///
/// Source: `MemoryManager.pageSizeBytes`, and `TaskMemoryManager` for its limits.
public struct TungstenPage: Hashable, Sendable, Codable {
  /// The size of a page.
  public let size: ByteSize
  /// Whether pages are outside the heap.
  public let isOffHeap: Bool

  /// How many pages a task may hold.
  ///
  /// Source: `TaskMemoryManager.PAGE_TABLE_SIZE`.
  public static let mostPages = 8192

  /// The greatest page that there may be: an array of as many longs as a JVM allows.
  ///
  /// Source: `TaskMemoryManager.MAXIMUM_PAGE_SIZE_BYTES`.
  public static let greatest = ByteSize(bytes: 17_179_869_176)

  /// The page that Spark chooses for a pool, where no setting names one.
  /// - Parameters:
  ///   - executionRegion: What execution has at the start, of the heap or outside it.
  ///   - cores: Cores that the JVM counts on.
  ///   - isOffHeap: Whether execution works outside the heap.
  ///   - collector: The collector of the JVM; some of them have regions that a page is to fit into.
  ///   - version: The version of Spark.
  public init(
    executionRegion: ByteSize, cores: Int, isOffHeap: Bool = false,
    collector: GarbageCollector = .g1, version: SparkVersion = .latest
  ) {
    let share = executionRegion.bytes / Int64(max(cores, 1)) / SparkFacts.tungstenSafetyFactor
    let bounds = SparkFacts.tungstenPages
    var page = bounds.lowerBound
    while page < bounds.upperBound, page.bytes < share { page += page }
    let fitsRegion = !isOffHeap && collector.hasRegions(for: version)
    size = fitsRegion ? page - SparkFacts.arrayHeader : page
    self.isOffHeap = isOffHeap
  }

  /// The page of a process that runs tasks.
  ///
  /// - Parameters:
  ///   - layout: Its layout.
  ///   - cores: Cores that its JVM counts on, which are the executor's, or the threads of a local
  ///     master.
  ///   - configuration: The settings of the application; `spark.buffer.pageSize` counts.
  ///   - collector: The collector of its JVM.
  ///   - version: The version of Spark.
  /// - Throws: `ConfigurationError` for a page size that Spark does not read.
  public init(
    of layout: ContainerLayout, cores: Int, configuration: SparkConfiguration,
    collector: GarbageCollector, version: SparkVersion
  ) throws(ConfigurationError) {
    let region = layout.offHeapLayout?.executionRegion ?? layout.heap.executionRegion
    let chosen = TungstenPage(
      executionRegion: region, cores: cores, isOffHeap: layout.offHeap > .zero,
      collector: collector, version: version)
    let named = try configuration.bytes(.bufferPageSize, version: version)
    self.init(size: named ?? chosen.size, isOffHeap: chosen.isOffHeap)
  }

  private init(size: ByteSize, isOffHeap: Bool) {
    self.size = size
    self.isOffHeap = isOffHeap
  }
}

extension GarbageCollector {
  /// Whether Spark keeps a page and the header of its array within one region of the collector.
  ///
  /// Source: `MemoryManager.defaultPageSizeBytes`; G1 since 3.3 (SPARK-37593), ZGC and Shenandoah
  /// since 4.1.
  func hasRegions(for version: SparkVersion) -> Bool {
    switch self {
    case .g1: version >= SparkFacts.pagesFitRegionsSince
    case .z, .shenandoah: version >= SparkFacts.pagesFitRegionsOfAllSince
    case .parallel, .serial: false
    }
  }
}

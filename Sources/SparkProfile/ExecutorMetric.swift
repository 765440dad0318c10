/// What Spark samples of a JVM, in Spark's own order.
///
/// Source: `core/src/main/scala/org/apache/spark/metrics/ExecutorMetricType.scala`. Memory is in
/// bytes, times in milliseconds; the counters of collections are cumulative over the JVM's life.
public enum ExecutorMetric: Int, CaseIterable, Sendable {
  /// Used heap, garbage included.
  case jvmHeapMemory
  /// Metaspace, code cache and their like; not direct or native memory.
  case jvmOffHeapMemory
  /// Execution memory on the heap.
  case onHeapExecutionMemory
  /// Execution memory off the heap.
  case offHeapExecutionMemory
  /// Storage memory on the heap.
  case onHeapStorageMemory
  /// Storage memory off the heap.
  case offHeapStorageMemory
  /// Execution and storage on the heap together.
  case onHeapUnifiedMemory
  /// Execution and storage off the heap together.
  case offHeapUnifiedMemory
  /// Direct buffers that the JVM counts; Netty's own are not among them.
  case directPoolMemory
  /// Mapped files.
  case mappedPoolMemory
  /// Virtual memory of the JVM process.
  case processTreeJVMVMemory
  /// Resident memory of the JVM process.
  case processTreeJVMRSSMemory
  /// Virtual memory of the Python workers.
  case processTreePythonVMemory
  /// Resident memory of the Python workers.
  case processTreePythonRSSMemory
  /// Virtual memory of other child processes.
  case processTreeOtherVMemory
  /// Resident memory of other child processes.
  case processTreeOtherRSSMemory
  /// Young collections.
  case minorGCCount
  /// Milliseconds in young collections.
  case minorGCTime
  /// Full collections, for the collectors that Spark knows.
  case majorGCCount
  /// Milliseconds in full collections.
  case majorGCTime
  /// Milliseconds in all collections (3.3 and later).
  case totalGCTime
  /// Concurrent cycles (4.0 and later, where the JVM reports them).
  case concurrentGCCount
  /// Milliseconds in concurrent cycles.
  case concurrentGCTime

  /// The name under which Spark logs the metric.
  public var sparkName: String { Self.sparkNames[rawValue] }

  /// Every name, in the order of the cases.
  public static let sparkNames = [
    "JVMHeapMemory", "JVMOffHeapMemory", "OnHeapExecutionMemory", "OffHeapExecutionMemory",
    "OnHeapStorageMemory", "OffHeapStorageMemory", "OnHeapUnifiedMemory", "OffHeapUnifiedMemory",
    "DirectPoolMemory", "MappedPoolMemory", "ProcessTreeJVMVMemory", "ProcessTreeJVMRSSMemory",
    "ProcessTreePythonVMemory", "ProcessTreePythonRSSMemory", "ProcessTreeOtherVMemory",
    "ProcessTreeOtherRSSMemory", "MinorGCCount", "MinorGCTime", "MajorGCCount", "MajorGCTime",
    "TotalGCTime", "ConcurrentGCCount", "ConcurrentGCTime",
  ]
}

/// The highest value seen of each metric. Zero is "never sampled", as it is in Spark's own logs.
///
/// The peaks of two metrics need not have been at the same moment.
public struct ExecutorMetricPeaks: Hashable, Sendable {
  private var values = Self.zeros

  // Shared by all peaks of which nothing is known yet: a log has one for each task.
  private static let zeros = [Int64](repeating: 0, count: ExecutorMetric.allCases.count)

  /// No samples.
  public init() {}

  /// The highest value seen: bytes, milliseconds or a count.
  public subscript(_ metric: ExecutorMetric) -> Int64 {
    get { values[metric.rawValue] }
    set { values[metric.rawValue] = newValue }
  }

  /// Raises the peak to `value` if that is higher.
  public mutating func record(_ value: Int64, of metric: ExecutorMetric) {
    if value > values[metric.rawValue] { values[metric.rawValue] = value }
  }

  /// Raises the peaks of the first metrics, in the order of the cases, to values that are higher.
  public mutating func record(inOrder first: borrowing Span<Int64>) {
    for index in 0..<min(first.count, values.count) where first[index] > values[index] {
      values[index] = first[index]
    }
  }

  /// Raises every peak to that of `other`.
  public mutating func merge(_ other: ExecutorMetricPeaks) {
    for index in values.indices {
      if other.values[index] > values[index] { values[index] = other.values[index] }
    }
  }

  /// Whether a sample of the heap was ever taken. A task that starts and ends between two
  /// heartbeats logs zeros, and one whose executor died logs −1.
  public var isSampled: Bool { self[.jvmHeapMemory] > 0 }

  /// Resident memory of the whole process tree, in bytes; 0 if process-tree metrics were off.
  public var processTreeRSS: Int64 {
    self[.processTreeJVMRSSMemory]
      .addingSaturated(self[.processTreePythonRSSMemory])
      .addingSaturated(self[.processTreeOtherRSSMemory])
  }
}

extension ExecutorMetricPeaks: Codable {
  /// Reads the named peaks; metrics that are not there were never sampled.
  public init(from decoder: any Decoder) throws {
    let named = try decoder.singleValueContainer().decode([String: Int64].self)
    for metric in ExecutorMetric.allCases {
      self[metric] = named[metric.sparkName] ?? 0
    }
  }

  /// Writes the peaks that are not zero, under Spark's names.
  public func encode(to encoder: any Encoder) throws {
    var named: [String: Int64] = [:]
    for metric in ExecutorMetric.allCases where self[metric] != 0 {
      named[metric.sparkName] = self[metric]
    }
    var container = encoder.singleValueContainer()
    try container.encode(named)
  }
}

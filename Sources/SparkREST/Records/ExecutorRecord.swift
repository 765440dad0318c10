import SparkProfile

/// An executor, or the driver, as `allexecutors` gives it.
struct ExecutorRecord: Decodable, Sendable {
  var id: String
  var hostPort: String?
  var isActive: Bool?
  var rddBlocks: Int?
  var memoryUsed: Int64?
  var diskUsed: Int64?
  var totalCores: Int?
  var maxTasks: Int?
  var activeTasks: Int?
  var failedTasks: Int?
  var completedTasks: Int?
  var totalTasks: Int?
  var totalDuration: Int64?
  var totalGCTime: Int64?
  var maxMemory: Int64?
  var addTime: String?
  var removeTime: String?
  var removeReason: String?
  var memoryMetrics: MemoryMetrics?
  var peakMemoryMetrics: ExecutorMetricPeaks?
  var resourceProfileId: Int?

  struct MemoryMetrics: Decodable, Sendable {
    var totalOnHeapStorageMemory: Int64?
    var totalOffHeapStorageMemory: Int64?
  }

  /// The host; an address of IPv6 has brackets.
  var host: String? {
    guard let hostPort else { return nil }
    guard let colon = hostPort.lastIndex(of: ":") else { return hostPort }
    return String(hostPort[..<colon])
  }

  /// Tasks that ended well or failed. Those that were killed are not counted.
  var endedTasks: Int { (completedTasks ?? 0).addingSaturated(failedTasks ?? 0) }
}

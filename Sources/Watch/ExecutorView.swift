import SparkProfile

/// What is to be seen of one executor, or of the driver.
public struct ExecutorView: Hashable, Sendable {
  /// Spark's id.
  public var id: String
  /// Where it runs.
  public var host: String?
  /// Tasks that run.
  public var activeTasks: Int
  /// Tasks that can run at once; 0 if it is not known, or none can.
  public var slots: Int
  /// Tasks that ended well.
  public var completedTasks: Int
  /// Tasks that failed.
  public var failedTasks: Int
  /// Used heap at its peak. A JVM fills its heap with garbage before it collects, so this foretells
  /// nothing and has no forecast.
  public var heap: Gauge
  /// Storage and execution at their peak; at the limit tasks spill, or blocks are evicted.
  public var unified: Gauge
  /// Blocks in memory, now where that is known; at the limit blocks are evicted.
  public var storage: Gauge
  /// Resident memory at its peak; at the limit the process is killed.
  public var container: Gauge
  /// The share of task time that went to collections in the last minute.
  public var recentGCShare: Double?
  /// The share of task time that went to collections since the executor came.
  public var overallGCShare: Double?
  /// Bytes that tasks spilled a second in the last minute; nil if it is not known.
  public var spillRate: Double?
  /// Bytes that tasks have spilled; nil if it is not known.
  public var spilled: Int64?

  /// Whether it is the driver.
  public var isDriver: Bool { id == Executor.driverID }

  /// The gauge of a region.
  public subscript(_ region: MemoryRegionKind) -> Gauge {
    switch region {
    case .heap: heap
    case .unified: unified
    case .storage: storage
    case .container: container
    }
  }

  /// The region that reaches its limit first, and when; nil if none is seen to.
  public var nextLimit: (region: MemoryRegionKind, forecast: Forecast)? {
    // At the same step, what kills comes before what slows down.
    let order: [MemoryRegionKind] = [.container, .unified, .storage]
    return order.compactMap { region in
      self[region].forecast.map { (region: region, forecast: $0) }
    }
    .min { $0.forecast < $1.forecast }
  }
}

extension ExecutorView {
  init(
    _ executor: Executor, _ live: LiveExecutor, limits: MemoryLimits, samples: Samples
  ) {
    id = executor.id
    host = executor.host
    activeTasks = live.activeTasks
    slots = live.slots
    completedTasks = live.completedTasks
    failedTasks = live.failedTasks
    spilled = live.memoryBytesSpilled
    spillRate = samples.spillRate
    recentGCShare = samples.gcShare
    overallGCShare = Samples.share(live.gcTime, of: live.taskTime)
    let peaks = executor.peaks
    func sampled(_ value: Int64) -> Int64? { value > 0 ? value : nil }
    let unifiedLimit = live.unifiedMemory.flatMap(sampled) ?? limits.unified
    heap = Gauge(value: sampled(peaks[.jvmHeapMemory]), limit: limits.heap, isPeak: true)
    unified = Gauge(
      value: peaks.isSampled ? peaks.unified : nil, limit: unifiedLimit, isPeak: true,
      forecast: samples.forecast(of: \.unified, limit: unifiedLimit))
    storage = Gauge(
      value: live.storageMemory ?? (peaks.isSampled ? peaks.storage : nil), limit: unifiedLimit,
      isPeak: live.storageMemory == nil,
      forecast: samples.forecast(of: \.storage, limit: unifiedLimit))
    container = Gauge(
      value: sampled(peaks.processTreeRSS), limit: limits.container, isPeak: true,
      forecast: samples.forecast(of: \.resident, limit: limits.container))
  }
}

extension Samples.Sample {
  init(time: Int64, _ executor: Executor, _ live: LiveExecutor) {
    self.init(
      time: time, storage: live.storageMemory ?? executor.peaks.storage,
      unified: executor.peaks.unified, resident: executor.peaks.processTreeRSS,
      taskTime: live.taskTime, gcTime: live.gcTime, spilled: live.memoryBytesSpilled)
  }
}

extension Samples {
  fileprivate func forecast(of value: KeyPath<Sample, Int64>, limit: Int64?) -> Forecast? {
    limit.flatMap { Trend(points { $0[keyPath: value] }).forecast(limit: Double($0)) }
  }

  fileprivate func forecast(of value: KeyPath<Sample, Int64?>, limit: Int64?) -> Forecast? {
    limit.flatMap { Trend(points { $0[keyPath: value] }).forecast(limit: Double($0)) }
  }
}

extension ExecutorMetricPeaks {
  /// Storage and execution, on the heap and off it, in bytes.
  var unified: Int64 { self[.onHeapUnifiedMemory].addingSaturated(self[.offHeapUnifiedMemory]) }
  /// Storage, on the heap and off it, in bytes.
  var storage: Int64 { self[.onHeapStorageMemory].addingSaturated(self[.offHeapStorageMemory]) }
}

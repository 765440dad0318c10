/// One executor, or the driver.
public struct Executor: Hashable, Sendable, Codable {
  /// The id under which Spark logs the driver.
  public static let driverID = "driver"

  /// Spark's id: a number as text, or `driver`.
  public var id: String
  /// Where it ran.
  public var host: String?
  /// Cores offered to tasks.
  public var totalCores: Int?
  /// The resource profile it was asked for with; 0 is the default.
  public var resourceProfileID: Int?
  /// When it registered, in milliseconds since 1970.
  public var addedTime: Int64?
  /// When it was lost or released, in milliseconds since 1970; nil if it lived to the log's end.
  public var removedTime: Int64?
  /// Why it went, in Spark's words.
  public var removedReason: String?
  /// The most the block manager may hold on the heap, in bytes.
  ///
  /// This is the size of the unified region, so it gives `Runtime.maxMemory` back.
  public var maximumOnHeapMemory: Int64?
  /// The most the block manager may hold off the heap, in bytes.
  public var maximumOffHeapMemory: Int64?
  /// Peaks over its whole life.
  public var peaks = ExecutorMetricPeaks()
  /// Task ends and stage summaries that carried a sample of this JVM.
  public var sampleCount = 0
  /// Tasks that ended here, in whatever way.
  public var taskCount = 0
  /// Of these, tasks that failed.
  public var failedTaskCount = 0
  /// Tasks that were lost because this executor went, where Spark blames the application.
  public var tasksLostWithExecutor = 0
  /// Milliseconds that tasks ran here.
  public var runTime: Int64 = 0
  /// Milliseconds of collections while tasks ran, as each task saw them.
  public var gcTime: Int64 = 0
  /// What its GC log tells; nil without one.
  public var collections: HeapCollections?

  /// An executor of which only the id is known.
  public init(id: String) { self.id = id }

  /// Milliseconds from registration to removal, or to `end` if it was never removed.
  public func lifetime(until end: Int64?) -> Int64? {
    guard let addedTime, let last = removedTime ?? end, last >= addedTime else { return nil }
    return last.subtractingReportingOverflow(addedTime).partialValue
  }

  mutating func merge(_ later: Executor) {
    host = host ?? later.host
    totalCores = later.totalCores ?? totalCores
    resourceProfileID = later.resourceProfileID ?? resourceProfileID
    addedTime = earliest(addedTime, later.addedTime)
    removedTime = later.removedTime ?? removedTime
    removedReason = later.removedReason ?? removedReason
    maximumOnHeapMemory = later.maximumOnHeapMemory ?? maximumOnHeapMemory
    maximumOffHeapMemory = later.maximumOffHeapMemory ?? maximumOffHeapMemory
    peaks.merge(later.peaks)
    sampleCount += later.sampleCount
    taskCount += later.taskCount
    failedTaskCount += later.failedTaskCount
    tasksLostWithExecutor += later.tasksLostWithExecutor
    runTime = runTime.addingSaturated(later.runTime)
    gcTime = gcTime.addingSaturated(later.gcTime)
    if let more = later.collections {
      collections?.merge(more)
      collections = collections ?? more
    }
  }

  func merged(with later: Executor) -> Executor {
    var result = self
    result.merge(later)
    return result
  }
}

/// A resource profile of stage-level scheduling.
public struct ResourceProfile: Hashable, Sendable, Codable {
  /// What an executor of this profile was asked for, by Spark's resource name (`memory`,
  /// `memoryOverhead`, `pyspark.memory`, `offHeap`: MiB; `cores`: a count).
  public var executorResources: [String: Int64]
  /// What a task of this profile takes, by resource name (`cpus`: cores, possibly a fraction).
  public var taskResources: [String: Double]

  /// A profile with these requests.
  public init(executorResources: [String: Int64] = [:], taskResources: [String: Double] = [:]) {
    self.executorResources = executorResources
    self.taskResources = taskResources
  }
}

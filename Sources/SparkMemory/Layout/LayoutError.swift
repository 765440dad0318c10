/// A configuration that Spark, the JVM or the cluster refuses, and what to write instead.
public struct LayoutError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is refused.
  public enum Condition: Hashable, Sendable {
    /// A value that is not read.
    case malformed(ConfigurationError)
    /// The heap that Spark sees is below 450 MiB.
    case systemMemoryTooSmall(maxMemory: ByteSize, leastHeap: ByteSize)
    /// `spark.executor.memory`, with a bare number as bytes, is below 450 MiB.
    case executorMemoryTooSmall(text: String, size: ByteSize)
    /// The JVM does not read the text as `-Xmx`.
    case heapNotReadByJVM(text: String, instead: String)
    /// `spark.memory.fraction` is not between 0 and 1.
    case memoryFractionOutOfRange(Double)
    /// `spark.memory.storageFraction` is not between 0 and 1, or is 1.
    case storageFractionOutOfRange(Double)
    /// The fractions leave no execution memory.
    case noExecutionMemory(Double)
    /// Off-heap memory is enabled, and there is less than 1 MiB of it.
    case offHeapWithoutSize(ByteSize)
    /// A size, a factor or a count below its least value.
    case outOfRange(key: String, value: String, least: String)
    /// `-Xmx` among the Java options.
    case maximumHeapInJavaOptions(key: String)
    /// Fewer cores than one task takes.
    case fewerCoresThanTask(cores: Int, taskCPUs: String)
    /// The container is greater than the greatest that YARN gives.
    case aboveYarnMaximum(YarnDemand, maximum: ByteSize)
    /// The process is greater than a worker, of a local cluster or of a standalone one.
    case aboveWorkerMemory(requested: ByteSize, worker: ByteSize, isLocalCluster: Bool)
    /// Stage-level scheduling is not to be had here.
    case resourceProfileNotSupported
    /// A pod asks for more CPU than it may have.
    case cpuRequestAboveLimit(request: String, limit: String)
  }

  /// What is refused.
  public var condition: Condition
  /// Whose memory it is about.
  public var role: ProcessRole
  /// The version of Spark that refuses it.
  public var version: SparkVersion

  /// An error about the memory of a process.
  public init(_ condition: Condition, role: ProcessRole, version: SparkVersion) {
    self.condition = condition
    self.role = role
    self.version = version
  }

  /// What is refused and what to write instead, in one line.
  public var description: String {
    switch condition {
    case .malformed(let error):
      return error.description
    case .systemMemoryTooSmall(let maxMemory, let least):
      return "Spark sees \(maxMemory) of the \(role.rawValue)'s heap, below its minimum of "
        + "\(SparkFacts.minimumSystemMemory); set \(role.memoryKey.name) to \(least.sparkText) "
        + "or more"
    case .executorMemoryTooSmall(let text, let size):
      let isBare = text.allSatisfy(\.isNumber)
      let problem =
        isBare
        ? "Spark's memory manager reads a number without a unit as bytes"
        : "\(size) is below Spark's minimum of \(SparkFacts.minimumSystemMemory)"
      let isEnough = (Int64(text) ?? 0) >= SparkFacts.minimumSystemMemory.wholeMebibytes
      let advice = isBare && isEnough ? "write \(text.abbreviated)m" : "write 450m or more"
      return "spark.executor.memory=\(text.abbreviated): \(problem); \(advice)"
    case .heapNotReadByJVM(let text, let instead):
      return "\(role.memoryKey.name)=\(text.abbreviated): it is passed on as "
        + "-Xmx\(text.abbreviated), which the JVM refuses; write \(instead)"
    case .memoryFractionOutOfRange(let value):
      return "spark.memory.fraction=\(value): it must be above 0 and at most 1; "
        + "the default is \(SparkFacts.memoryFraction)"
    case .storageFractionOutOfRange(let value):
      return "spark.memory.storageFraction=\(value): it must be at least 0 and below 1; "
        + "the default is \(SparkFacts.memoryStorageFraction)"
    case .noExecutionMemory(let value):
      return "spark.memory.fraction=\(value): it leaves no memory for execution; "
        + "the default is \(SparkFacts.memoryFraction)"
    case .offHeapWithoutSize(let size):
      return "spark.memory.offHeap.size=\(size.sparkText): off-heap memory is enabled and needs "
        + "at least 1m; set a size or spark.memory.offHeap.enabled=false"
    case .outOfRange(let key, let value, let least):
      return "\(key)=\(value.abbreviated): it must be \(least)"
    case .maximumHeapInJavaOptions(let key):
      return "\(key): Spark refuses -Xmx there; set \(role.memoryKey.name) instead"
    case .fewerCoresThanTask(let cores, let taskCPUs):
      return
        "spark.task.cpus=\(taskCPUs.abbreviated): an executor has only \(cores) core\(cores == 1 ? "" : "s"); "
        + "set spark.executor.cores to \(taskCPUs.abbreviated) or more"
    case .aboveYarnMaximum(let demand, let maximum):
      return "the \(demand.name) container of \(demand.total) is above the \(maximum) that YARN "
        + "gives; lower \(demand.memoryKey.name) or raise yarn.scheduler.maximum-allocation-mb"
    case .aboveWorkerMemory(let requested, let worker, let isLocalCluster):
      let remedy =
        isLocalCluster ? "the third number of local-cluster[…]" : "SPARK_WORKER_MEMORY"
      return "\(role.memoryKey.name) of \(requested) is above the \(worker) of a worker; "
        + "lower it or raise \(remedy)"
    case .cpuRequestAboveLimit(let request, let limit):
      return "the \(role.rawValue)'s CPU request of \(request.abbreviated) is above its limit; set "
        + "spark.kubernetes.\(role.rawValue).limit.cores=\(limit.abbreviated) to as much or more"
    case .resourceProfileNotSupported:
      return "resource profiles need Spark \(SparkFacts.resourceProfilesSince), executors of their "
        + "own and dynamic allocation; set spark.dynamicAllocation.enabled=true"
    }
  }
}

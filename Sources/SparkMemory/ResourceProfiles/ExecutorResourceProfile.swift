/// What one resource profile of stage-level scheduling asks of its executors and tasks.
///
/// What it does not ask for comes from the configuration, as in the default profile. Amounts of
/// memory are whole MiB in Spark; the rest of a size is truncated.
///
/// Source: `core/src/main/scala/org/apache/spark/resource/ResourceProfile.scala`, since Spark 3.1.
public struct ExecutorResourceProfile: Hashable, Sendable, Codable {
  /// Cores of an executor; nil for those of the configuration.
  public var cores: Int?
  /// Heap of an executor; nil for that of the configuration.
  public var memory: ByteSize?
  /// Memory of the container beside the heap; nil for that of the configuration's executor.
  public var memoryOverhead: ByteSize?
  /// Memory outside the heap, in force only where it is enabled; nil for that of the configuration.
  public var offHeap: ByteSize?
  /// Memory of all Python workers together; nil for that of the configuration.
  public var pysparkMemory: ByteSize?
  /// Cores that one task takes; nil for those of the configuration.
  public var taskCPUs: Double?

  /// A profile that asks for nothing: its executors are those of the configuration.
  public init() {}

  /// A profile by the names and amounts that Spark gives its requests, as event logs have them.
  ///
  /// Other names, such as `gpu`, are no matter of memory and left out.
  /// - Parameters:
  ///   - executorResources: Amounts by name: `cores`, and in MiB `memory`, `memoryOverhead`,
  ///     `pyspark.memory` and `offHeap`.
  ///   - taskResources: Amounts by name: `cpus`.
  public init(executorResources: [String: Int64], taskResources: [String: Double] = [:]) {
    cores = executorResources["cores"].map { Int(clamping: $0) }
    memory = executorResources["memory"].map { .mebibytes($0) }
    memoryOverhead = executorResources["memoryOverhead"].map { .mebibytes($0) }
    pysparkMemory = executorResources["pyspark.memory"].map { .mebibytes($0) }
    offHeap = executorResources["offHeap"].map { .mebibytes($0) }
    taskCPUs = taskResources["cpus"]
  }
}

/// What one executor takes of a node, and what it has for its tasks.
public struct ExecutorShape: Hashable, Sendable, Codable {
  /// `-Xmx`.
  public let heap: ByteSize
  /// What Spark asks the manager for: the heap, and beside it what the manager accounts for.
  public let requested: ByteSize
  /// What the manager takes from a node.
  public let granted: ByteSize
  /// Memory for execution and storage, inside the heap and outside.
  public let unified: ByteSize
  /// Cores that it takes; nil for one that takes every core of its node.
  public let cores: Int?
  /// `spark.task.cpus`.
  public let taskCPUs: Double

  /// An executor of these sizes.
  public init(
    heap: ByteSize, requested: ByteSize, granted: ByteSize? = nil, unified: ByteSize = .zero,
    cores: Int?, taskCPUs: Double = 1
  ) {
    self.heap = heap
    self.requested = requested
    self.granted = granted ?? requested
    self.unified = unified
    self.cores = cores.map { max($0, 1) }
    self.taskCPUs = taskCPUs > 0 ? taskCPUs : 1
  }

  /// An executor of a layout.
  /// - Parameters:
  ///   - layout: Its memory.
  ///   - cores: `spark.executor.cores`; nil where it takes every core, as standalone's does when
  ///     the setting is missing.
  ///   - taskCPUs: `spark.task.cpus`.
  public init(_ layout: ContainerLayout, cores: Int?, taskCPUs: Double = 1) {
    self.init(
      heap: layout.heap.heap, requested: layout.requested, granted: layout.granted,
      unified: layout.heap.unified + layout.offHeap, cores: cores, taskCPUs: taskCPUs)
  }

  /// How many tasks run at once on this many cores.
  public func slots(onCores cores: Int) -> Int {
    Int(clamping: Int64(truncatingAsScala: Double(cores) / taskCPUs))
  }

  /// The same executor in a container of another size.
  public func granted(_ size: ByteSize) -> ExecutorShape {
    ExecutorShape(
      heap: heap, requested: requested, granted: size, unified: unified, cores: cores,
      taskCPUs: taskCPUs)
  }
}

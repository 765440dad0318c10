/// What Spark asks YARN for in one container, part by part.
///
/// Source: `deploy/yarn/Client.scala`, `verifyClusterResources`.
public struct YarnDemand: Hashable, Sendable {
  /// The process that the container is for.
  public enum Process: Hashable, Sendable {
    /// The application master, which in cluster mode is the driver too.
    case applicationMaster(isDriver: Bool)
    /// An executor.
    case executor
  }

  /// The process that the container is for.
  public var process: Process
  /// Its heap.
  public var heap: ByteSize
  /// Memory beside the heap.
  public var overhead: ByteSize
  /// Memory outside the heap that Spark manages; zero where the container has no room for it.
  public var offHeap: ByteSize
  /// Memory of Python workers.
  public var pySpark: ByteSize

  /// A demand of these parts.
  public init(
    process: Process, heap: ByteSize, overhead: ByteSize, offHeap: ByteSize = .zero,
    pySpark: ByteSize = .zero
  ) {
    self.process = process
    self.heap = heap
    self.overhead = overhead
    self.offHeap = offHeap
    self.pySpark = pySpark
  }

  /// The parts together.
  public var total: ByteSize { heap + overhead + offHeap + pySpark }

  /// The setting that is most of it.
  var memoryKey: ConfigurationKey {
    switch process {
    case .executor: .executorMemory
    case .applicationMaster(let isDriver): isDriver ? .driverMemory : .yarnAMMemory
    }
  }

  /// The name in messages.
  var name: String {
    switch process {
    case .executor: "executor"
    case .applicationMaster(let isDriver): isDriver ? "driver" : "application master"
    }
  }

  /// What Spark says when it is above the cluster's maximum.
  func sparkMessage(maximum: ByteSize, version: SparkVersion) -> String {
    let heap = heap.wholeMebibytes
    let overhead = overhead.wholeMebibytes
    let limit = "is above the max threshold (\(maximum.wholeMebibytes) MB) of this cluster! "
    let hint =
      "Please check the values of 'yarn.scheduler.maximum-allocation-mb' and/or "
      + "'yarn.nodemanager.resource.memory-mb'."
    if case .applicationMaster = process {
      return "Required AM memory (\(heap)+\(overhead) MB) \(limit)\(hint)"
    }
    let python = "PySpark memory (\(pySpark.wholeMebibytes) MB)"
    let parts =
      version >= SparkFacts.offHeapInYarnContainerSince
      ? "(\(heap) MB), offHeap memory (\(offHeap.wholeMebibytes)) MB, overhead (\(overhead) MB)"
      : "(\(heap)), overhead (\(overhead) MB)"
    return "Required executor memory \(parts), and \(python) \(limit)\(hint)"
  }
}

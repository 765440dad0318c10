/// A machine that runs executors.
public struct Node: Hashable, Sendable, Codable {
  /// All memory of the machine.
  public let memory: ByteSize
  /// All cores of the machine: vCPUs in a cloud, vcores to YARN.
  public let cores: Int
  /// Memory that the manager keeps from containers: for the system, daemons and itself.
  ///
  /// To YARN this is what `yarn.nodemanager.resource.memory-mb` leaves, to Kubernetes capacity less
  /// allocatable, to a standalone worker what `SPARK_WORKER_MEMORY` leaves.
  public let reservedMemory: ByteSize
  /// Cores that the manager keeps from containers, rounded up to whole ones.
  public let reservedCores: Int

  /// A machine; what is below zero is taken for zero.
  public init(
    memory: ByteSize, cores: Int, reservedMemory: ByteSize = .zero, reservedCores: Int = 0
  ) {
    self.memory = max(memory, .zero)
    self.cores = max(cores, 0)
    self.reservedMemory = min(max(reservedMemory, .zero), self.memory)
    self.reservedCores = min(max(reservedCores, 0), self.cores)
  }

  /// A machine of which containers get this much.
  public init(memory: ByteSize, cores: Int, allocatable: ByteSize) {
    self.init(memory: memory, cores: cores, reservedMemory: memory - allocatable)
  }

  /// A machine whose standalone worker has the memory that it takes by itself: all but 1 GiB, and
  /// at least 1 GiB.
  ///
  /// Source: `deploy/worker/WorkerArguments.scala`, `inferDefaultMemory`.
  public init(standaloneWorkerWith memory: ByteSize, cores: Int) {
    let left = max(memory - .gibibytes(1), .gibibytes(1))
    self.init(memory: memory, cores: cores, allocatable: min(left, memory))
  }

  /// Memory for containers.
  public var usableMemory: ByteSize { memory - reservedMemory }

  /// Cores for containers.
  public var usableCores: Int { cores - reservedCores }
}

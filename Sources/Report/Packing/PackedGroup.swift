public import SparkMemory

/// Machines of one kind, each filled with executors.
public struct PackedGroup: Hashable, Sendable, Codable {
  /// What the kind is called; nil where it has no name.
  public let name: String?
  /// How many machines there are.
  public let nodes: Int
  /// All memory of one.
  public let memory: ByteSize
  /// Memory that containers do not get.
  public let reservedMemory: ByteSize
  /// All cores of one.
  public let cores: Int
  /// Cores that containers do not get.
  public let reservedCores: Int
  /// Executors that one has memory for.
  public let byMemory: Int
  /// Executors that one has cores for; nil where an executor takes every core.
  public let byCores: Int?
  /// Whether the manager counts cores.
  public let countsCores: Bool
  /// Executors that one holds.
  public let executors: Int
  /// What keeps a further executor off.
  public let limit: NodePacking.Limit
  /// Memory of one that no executor takes.
  public let idleMemory: ByteSize
  /// Cores of one that no executor takes.
  public let idleCores: Int
  /// Cores of one that were promised and do not exist.
  public let missingCores: Int
  /// Why there are fewer executors than the heap alone allows.
  public let steps: PackingSteps

  init(_ group: Cluster.Group, _ packing: NodePacking) {
    name = group.name
    nodes = group.count
    memory = packing.node.memory
    reservedMemory = packing.node.reservedMemory
    cores = packing.node.cores
    reservedCores = packing.node.reservedCores
    byMemory = packing.byMemory
    byCores = packing.byCores
    countsCores = packing.countsCores
    executors = packing.executors
    limit = packing.limit
    idleMemory = packing.idleMemory
    idleCores = packing.idleCores
    missingCores = packing.missingCores
    steps = packing.steps
  }
}

/// A whole cluster with one application on it.
public struct PackedTotal: Hashable, Sendable, Codable {
  /// All machines.
  public let nodes: Int
  /// Executors that fit, beside the driver.
  public let room: Int
  /// The most executors that are asked for; nil without a bound.
  public let asked: Int?
  /// The most cores that are asked for, whatever the executors; nil without a bound.
  public let askedCores: Int?
  /// Executors that run.
  public let executors: Int
  /// Executors that are asked for and do not fit.
  public let pending: Int
  /// Executors that fit and are not asked for.
  public let unused: Int
  /// Tasks that run at once.
  public let slots: Int
  /// The heap of the executors that run.
  public let heap: ByteSize
  /// Memory for execution and storage of the executors that run.
  public let unified: ByteSize
  /// Memory for containers.
  public let usableMemory: ByteSize
  /// Memory for containers that nobody takes.
  public let idleMemory: ByteSize
  /// Cores for containers.
  public let usableCores: Int
  /// Cores for containers that nobody takes.
  public let idleCores: Int
  /// Cores that were promised and do not exist.
  public let missingCores: Int

  init(_ packing: ClusterPacking) {
    nodes = packing.cluster.nodeCount
    room = packing.room
    asked = packing.asked
    askedCores = packing.askedCores
    executors = packing.executors
    pending = packing.pending
    unused = packing.unused
    slots = packing.slots
    heap = packing.heap
    unified = packing.unified
    usableMemory = packing.usableMemory
    idleMemory = packing.idleMemory
    usableCores = packing.usableCores
    idleCores = packing.idleCores
    missingCores = packing.missingCores
  }
}

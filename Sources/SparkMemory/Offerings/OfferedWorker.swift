/// A machine or a worker size that an offering has.
public struct OfferedWorker: Hashable, Sendable, Codable {
  /// Its name, such as `G.2X`; sizes without a name are called after their cores.
  public let name: String
  /// Its vCPUs.
  public let cores: Int
  /// The least memory that it may have.
  public let leastMemory: ByteSize
  /// The most memory that it may have; the same where there is no choice.
  public let mostMemory: ByteSize
  /// The step between the least and the most.
  public let memoryStep: ByteSize
  /// Memory that containers may use, where the offering keeps a part; nil where it is all of it.
  public let containerMemory: ByteSize?
  /// Its disk, where the provider states one.
  public let disk: ByteSize?
  /// How many executors run on it; nil where packing decides.
  public let executors: Int?
  /// Where the figures are from.
  public let source: FactSource

  /// A worker of one size.
  init(
    _ name: String, cores: Int, memory: ByteSize, containerMemory: ByteSize? = nil,
    disk: ByteSize? = nil, executors: Int?, source: FactSource
  ) {
    self.init(
      name, cores: cores, memory: memory...memory, step: .mebibytes(1),
      containerMemory: containerMemory, disk: disk, executors: executors, source: source)
  }

  /// A worker whose memory may be chosen.
  init(
    _ name: String, cores: Int, memory: ClosedRange<ByteSize>, step: ByteSize,
    containerMemory: ByteSize? = nil, disk: ByteSize? = nil, executors: Int?, source: FactSource
  ) {
    self.name = name
    self.cores = cores
    leastMemory = memory.lowerBound
    mostMemory = memory.upperBound
    memoryStep = step
    self.containerMemory = containerMemory
    self.disk = disk
    self.executors = executors
    self.source = source
  }

  /// The most that containers may have together.
  public var usableMemory: ByteSize { containerMemory ?? mostMemory }

  /// The machine that it is, with as much memory as it may have.
  public var node: Node { Node(memory: mostMemory, cores: cores, allocatable: usableMemory) }

  /// The least memory of this worker that holds a container; nil where none does.
  func memory(holding request: ByteSize) -> ByteSize? {
    let size = leastMemory + max(request - leastMemory, .zero).roundedUp(toMultipleOf: memoryStep)
    return request <= usableMemory ? min(size, mostMemory) : nil
  }
}

/// What becomes of a container that is asked for.
public struct OfferedContainer: Hashable, Sendable, Codable {
  /// The worker that it runs on.
  public let worker: OfferedWorker
  /// Heap and overhead together, as they were asked for.
  public let requested: ByteSize
  /// Memory that is given, and paid for where workers are.
  public let granted: ByteSize
  /// Cores that are given.
  public let cores: Int

  /// Memory that is given and was not asked for.
  public var unasked: ByteSize { max(granted - requested, .zero) }
}

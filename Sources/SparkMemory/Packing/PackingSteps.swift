/// Why a node holds fewer executors than its memory divided by their heap: what is left of the
/// quotient as one thing after the other is counted. No number is greater than the one before.
public struct PackingSteps: Hashable, Sendable, Codable {
  /// All memory of the node divided by the heap: 128 GiB in heaps of 8 GiB are sixteen.
  public let byHeapAlone: Int
  /// With what belongs to the container beside the heap.
  public let withOverhead: Int
  /// With what the manager rounds containers up to.
  public let withRounding: Int
  /// Without the memory that is reserved for the system and the daemons.
  public let withReserve: Int
  /// With cores and fixed numbers: what the node holds.
  public let withCores: Int

  init(_ packing: NodePacking) {
    let memory = packing.node.memory
    let executor = packing.executor
    byHeapAlone = memory.count(of: executor.heap)
    withOverhead = min(byHeapAlone, memory.count(of: executor.requested))
    withRounding = min(withOverhead, memory.count(of: executor.granted))
    withReserve = packing.byMemory
    withCores = packing.executors
  }
}

extension NodePacking {
  /// Why there are not as many executors as the heap alone allows.
  public var steps: PackingSteps { PackingSteps(self) }
}

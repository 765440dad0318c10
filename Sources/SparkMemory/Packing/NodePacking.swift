/// How many executors one node holds, and what is left idle of it.
public struct NodePacking: Hashable, Sendable, Codable {
  /// What keeps a further executor off the node.
  public enum Limit: String, Hashable, Sendable, Codable {
    /// There is not memory enough.
    case memory
    /// There are not cores enough.
    case cores
    /// There is neither memory nor are there cores enough.
    case memoryAndCores = "memory-and-cores"
    /// Only one executor, or another fixed number of them, runs on a node.
    case fixedNumber = "fixed-number"
    /// The container is greater than the greatest that the manager gives.
    case refused
  }

  /// The node.
  public let node: Node
  /// The executor, in the container that the manager gives.
  public let executor: ExecutorShape
  /// How many executors there is memory for.
  public let byMemory: Int
  /// How many executors there are cores for, whether the manager counts cores or not; nil where an
  /// executor takes every core.
  public let byCores: Int?
  /// Whether the manager counts cores.
  public let countsCores: Bool
  /// The most executors that run on a node by the rules of an offering; nil where there is no rule.
  public let fixedNumber: Int?
  /// How many executors the node holds.
  public let executors: Int
  /// What keeps a further one off.
  public let limit: Limit

  /// Packs executors of one kind on an empty node.
  /// - Parameters:
  ///   - executor: The executor, in the container that the manager gives.
  ///   - node: The node.
  ///   - calculator: What the manager counts.
  ///   - fixedNumber: The most executors that run on a node; nil where there is no such rule.
  public init(
    _ executor: ExecutorShape, on node: Node,
    counting calculator: ResourceCalculator = .memoryAndCores, fixedNumber: Int? = nil
  ) {
    self.init(
      executor, on: node, counting: calculator, fixedNumber: fixedNumber, isRefused: false)
  }

  init(
    _ executor: ExecutorShape, on node: Node, counting calculator: ResourceCalculator,
    fixedNumber: Int?, isRefused: Bool
  ) {
    self.node = node
    self.executor = executor
    self.fixedNumber = fixedNumber
    countsCores = calculator == .memoryAndCores
    byMemory = node.usableMemory.count(of: executor.granted)
    byCores = executor.cores.map { node.usableCores.quotient(by: $0) }
    let forCores = countsCores ? byCores ?? min(node.usableCores, 1) : .max
    let forRule = fixedNumber ?? (executor.cores == nil ? 1 : .max)
    executors = isRefused ? 0 : max(min(byMemory, forCores, forRule), 0)
    limit = isRefused ? .refused : Self.limit(memory: byMemory, cores: forCores, rule: forRule)
  }

  private static func limit(memory: Int, cores: Int, rule: Int) -> Limit {
    let least = min(memory, cores)
    if rule <= least, rule != .max { return .fixedNumber }
    if memory == cores { return .memoryAndCores }
    return memory < cores ? .memory : .cores
  }

  /// Cores of one executor; all of the node where it takes every core.
  public var coresPerExecutor: Int { executor.cores ?? node.usableCores }

  /// Memory that the executors' containers take.
  public var usedMemory: ByteSize { executor.granted * Int64(executors) }

  /// Memory for containers that no executor takes.
  public var idleMemory: ByteSize { max(node.usableMemory - usedMemory, .zero) }

  /// Cores that the executors take, which may be more than there are where nobody counts them.
  public var usedCores: Int { coresPerExecutor.saturatingMultiply(executors) }

  /// Cores for containers that no executor takes.
  public var idleCores: Int { max(node.usableCores - usedCores, 0) }

  /// Cores that executors have been promised and that the node does not have.
  public var missingCores: Int { max(usedCores - node.usableCores, 0) }

  /// Tasks that run at once on the node.
  public var slots: Int { executor.slots(onCores: coresPerExecutor).saturatingMultiply(executors) }
}

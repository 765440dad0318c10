/// The machines that an application may use, and who hands them out.
public struct Cluster: Hashable, Sendable, Codable {
  /// Machines of one kind.
  public struct Group: Hashable, Sendable, Codable {
    /// What the kind is called, such as an instance type; nil where it has no name.
    public var name: String?
    /// How many there are.
    public var count: Int
    /// One of them.
    public var node: Node
    /// The most executors that run on one of them by the rules of an offering.
    public var fixedNumber: Int?

    /// Machines of one kind; a count below zero is taken for zero.
    public init(count: Int, node: Node, name: String? = nil, fixedNumber: Int? = nil) {
      self.count = max(count, 0)
      self.node = node
      self.name = name
      self.fixedNumber = fixedNumber
    }
  }

  /// The machines, kind by kind.
  public var groups: [Group]
  /// Who hands them out; nil where only the application's configuration says.
  public var manager: ClusterManager?
  /// The containers that YARN gives; nothing else reads it.
  public var allocation: ContainerAllocation
  /// What YARN counts; the other managers always count memory and cores.
  public var calculator: ResourceCalculator
  /// Whether a standalone master spreads executors out.
  public var spreadsOut: Bool

  /// A cluster.
  public init(
    groups: [Group], manager: ClusterManager? = nil,
    allocation: ContainerAllocation = ContainerAllocation(),
    calculator: ResourceCalculator = .memory, spreadsOut: Bool = true
  ) {
    self.groups = groups
    self.manager = manager
    self.allocation = allocation
    self.calculator = calculator
    self.spreadsOut = spreadsOut
  }

  /// How many machines there are in all.
  public var nodeCount: Int {
    groups.reduce(0) { $0.saturatingAdd($1.count) }
  }

  /// The greatest memory that a node has for containers, which YARN refuses to exceed.
  public var largestUsableMemory: ByteSize {
    groups.filter { $0.count > 0 }.map(\.node.usableMemory).max() ?? .zero
  }

  /// Lets layouts be computed for this cluster: its manager and the containers of YARN.
  public func apply(to environment: inout ClusterEnvironment) {
    if let manager { environment.manager = manager }
    guard environment.manager == .yarn else { return }
    allocation.apply(to: &environment)
  }
}

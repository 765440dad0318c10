public import SparkMemory

/// What a `yarn-site.xml` says of the containers that YARN gives.
///
/// Only what is written counts. What is missing is not taken to be Hadoop's default: the file of a
/// client has often less in it than those of the machines.
///
/// Source: `hadoop-yarn-common`, `yarn-default.xml`.
public struct YARNSite: Hashable, Sendable {
  /// A number, and where it is written.
  public struct Number: Hashable, Sendable {
    /// The property.
    public var name: String
    /// The number.
    public var value: Int
    /// Where it is written.
    public var place: SourcePlace
  }

  /// `yarn.scheduler.minimum-allocation-mb`, in MiB.
  public let minimumAllocation: Number?
  /// `yarn.scheduler.maximum-allocation-mb`, in MiB.
  public let maximumAllocation: Number?
  /// `yarn.scheduler.maximum-allocation-vcores`.
  public let maximumVcores: Number?
  /// The step of the FairScheduler, in MiB.
  public let increment: Number?
  /// `yarn.nodemanager.resource.memory-mb`: memory for containers of a machine, in MiB.
  public let nodeMemory: Number?
  /// `yarn.nodemanager.resource.cpu-vcores`: cores for containers of a machine.
  public let nodeVcores: Number?
  /// Whether a container is killed when its processes exceed its memory; nil where it is not said.
  public let checksMemory: Bool?
  /// Whether a container is killed when its processes exceed its virtual memory; nil where it is not
  /// said.
  public let checksVirtualMemory: Bool?

  /// What a file says; nil where it says nothing of containers.
  public init?(_ text: SourceText) {
    let properties = HadoopConfigurationFile.properties(in: text)
    func number(_ names: String...) -> Number? {
      for property in properties where names.contains(property.name) {
        if let value = property.value.flatMap({ Int($0) }), (1...Self.most).contains(value) {
          return Number(name: property.name, value: value, place: property.place)
        }
      }
      return nil
    }
    func flag(_ name: String) -> Bool? {
      properties.first { $0.name == name }?.value.flatMap { Bool($0.lowercased()) }
    }
    minimumAllocation = number("yarn.scheduler.minimum-allocation-mb")
    maximumAllocation = number("yarn.scheduler.maximum-allocation-mb")
    maximumVcores = number("yarn.scheduler.maximum-allocation-vcores")
    increment = number(
      "yarn.resource-types.memory-mb.increment-allocation",
      "yarn.scheduler.increment-allocation-mb")
    nodeMemory = number("yarn.nodemanager.resource.memory-mb")
    nodeVcores = number("yarn.nodemanager.resource.cpu-vcores")
    checksMemory = flag("yarn.nodemanager.pmem-check-enabled")
    checksVirtualMemory = flag("yarn.nodemanager.vmem-check-enabled")
    let numbers = [
      minimumAllocation, maximumAllocation, maximumVcores, increment, nodeMemory, nodeVcores,
    ]
    guard
      numbers.contains(where: { $0 != nil }) || checksMemory != nil
        || checksVirtualMemory != nil
    else { return nil }
  }

  /// More MiB and more cores than any machine has.
  private static let most = 1 << 40

  /// The least of the limits on one container's memory, which is the greatest that is given: the
  /// scheduler's maximum, and what a machine has.
  public var memoryLimit: Number? {
    [maximumAllocation, nodeMemory].compactMap(\.self).min { $0.value < $1.value }
  }

  /// The same for its cores.
  public var vcoresLimit: Number? {
    [maximumVcores, nodeVcores].compactMap(\.self).min { $0.value < $1.value }
  }

  /// The machines as far as they are described; one stands for all of them.
  public var cluster: Cluster {
    var groups: [Cluster.Group] = []
    if let nodeMemory, let nodeVcores {
      let node = Node(memory: .mebibytes(Int64(nodeMemory.value)), cores: nodeVcores.value)
      groups = [Cluster.Group(count: 1, node: node)]
    }
    let mebibytes = { (number: Number?) in number.map { ByteSize.mebibytes(Int64($0.value)) } }
    return Cluster(
      groups: groups, manager: .yarn,
      allocation: ContainerAllocation(
        minimum: mebibytes(minimumAllocation) ?? SparkFacts.yarnAllocation,
        maximum: mebibytes(memoryLimit), increment: mebibytes(increment)))
  }
}

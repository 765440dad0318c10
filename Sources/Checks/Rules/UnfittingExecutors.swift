internal import Advisor
internal import SparkMemory
internal import SparkSource

/// Executors of which whole numbers do not fill the machines.
struct UnfittingExecutors: ConfigurationRule {
  let about = RuleDescription(
    118, "unfitting-executors", .configuration, .warning,
    document: RuleDocument(
      finds: """
        Executors that fit no machine, and executors of which whole numbers leave more than a quarter \
        of every machine's cores idle, because their memory is used up or their cores do not divide.
        """,
      matters: """
        An executor that fits nowhere is asked for and never comes. What whole executors leave of \
        a machine nobody uses: it is paid for, and the job has fewer tasks at once.
        """,
      evidence: """
        The container as the manager rounds it, and as many of them as one machine has memory and \
        cores for. The machines come from `--cluster`, or from \
        `yarn.nodemanager.resource.memory-mb` and `cpu-vcores` in a `yarn-site.xml` that is checked \
        in the same run. A quarter, because whole executors leave half of one on average, and \
        two to a machine are the least that can be chosen well. Memory that is idle beside cores that \
        work is no fault. Silent where the configuration says neither heap nor cores, where it asks for \
        fewer executors than there is room for, and where memory is used up by executors that have less \
        than 1 GiB for each core: machines with so little leave cores idle, or tasks without heap.
        """,
      example: """
        ```properties
        # on machines with 56 GiB and 16 cores for containers
        spark.executor.memory   30g
        spark.executor.cores    5
        ```
        """,
      remedy: """
        Choose a heap of which, with its overhead, a whole number fills a machine; `ballast plan \
        --cluster …` does that, and `ballast explain --cluster …` draws it.
        """,
      safety: """
        A larger heap in the same place costs nothing. A smaller one with fewer cores has the same \
        share for each task.
        """,
      references: [
        "https://hadoop.apache.org/docs/stable/hadoop-yarn/hadoop-yarn-site/CapacityScheduler.html",
        "docs/running-on-kubernetes.md",
      ]))

  /// Whole executors leave half of one on average: with two to a machine, a quarter of it.
  private static let tolerated = 0.25

  /// A task's objects and its share of the pools, with the overhead, and perhaps a Python worker:
  /// executors with less for a core are not made to fit by more cores, or by smaller containers.
  private static let leastOfCore = ByteSize.gibibytes(1)

  func findings(in configuration: CheckedConfiguration) -> [LocatedFinding] {
    guard let cluster = configuration.cluster, cluster.groups.contains(where: { $0.count > 0 }),
      let setting = configuration.counting(.executorMemory)
        ?? configuration.counting(.executorCores),
      case .success = configuration.layout(of: .executor),
      configuration.isKnown(.executorCores),
      let shape = try? ExecutorShape(
        executorOf: configuration.effective, environment: configuration.environment)
    else { return [] }
    let manager = configuration.environment.manager
    let packing = ClusterPacking(shape, on: cluster, manager: manager)
    let nodes = zip(cluster.groups, packing.nodes).filter {
      $0.0.count > 0 && $0.1.limit != .refused && $0.1.limit != .fixedNumber
    }.map(\.1)
    guard let largest = nodes.max(by: { $0.node.usableMemory < $1.node.usableMemory }) else {
      return []
    }
    if nodes.allSatisfy({ $0.executors == 0 }) {
      return [
        finding(
          configuration, setting, Self.fitsNowhere(largest), severity: .error,
          remedy: "lower \(setting.key), or take larger machines")
      ]
    }
    guard !Self.asksForLess(configuration, than: packing.room) else { return [] }
    let idle = nodes.filter { $0.executors > 0 && $0.coreShare > Self.tolerated }
    guard idle.count == nodes.count, let node = idle.first,
      node.limit != .memory
        || node.executor.granted / Int64(node.executor.cores ?? 1) >= Self.leastOfCore
    else { return [] }
    return [
      finding(
        configuration, setting, Self.leftOver(node), evidence: Self.evidence(node),
        remedy: Self.remedy(node))
    ]
  }

  /// Whether it means to leave room: a number of executors that is written, and no default.
  private static func asksForLess(
    _ configuration: CheckedConfiguration, than room: Int
  ) -> Bool {
    let key = ConfigurationKey.executorInstances
    guard configuration.effective.isSet(key) else { return !configuration.isKnown(key) }
    let asked = try? configuration.effective.int(key, version: configuration.version)
    return asked.map { $0 < room } ?? true
  }

  private static func fitsNowhere(_ node: NodePacking) -> String {
    let cores = node.executor.cores.map { " and \($0) cores" } ?? ""
    return "the executor's container of \(node.executor.granted)\(cores) fits no machine: the "
      + "largest has \(node.node.usableMemory) and \(node.node.usableCores) cores for containers"
  }

  private static func leftOver(_ node: NodePacking) -> String {
    let memory =
      node.memoryShare > tolerated ? ", and \(node.idleMemory) of \(node.node.usableMemory)" : ""
    let who = node.executors == 1 ? "one executor" : "\(node.executors) executors"
    return
      "\(who) of \(node.executor.granted) to a machine \(node.executors == 1 ? "leaves" : "leave") "
      + "\(node.idleCores) of \(node.node.usableCores) cores idle\(memory)"
  }

  private static func evidence(_ node: NodePacking) -> [String] {
    [
      "There is memory for \(node.byMemory) of them"
        + (node.byCores.map { " and there are cores for \($0)." } ?? ".")
    ]
  }

  /// Memory that is idle goes to the executors that there are, cores that are idle to one more.
  private static func remedy(_ node: NodePacking) -> String {
    guard node.memoryShare > tolerated else {
      return "give each executor more cores, or a container of at most "
        + "\(node.node.usableMemory / Int64(node.executors + 1)), so that one more fits"
    }
    return "containers of \(node.node.usableMemory / Int64(node.executors)) fill the machine with "
      + (node.executors == 1 ? "one executor" : "\(node.executors) executors")
      + ", of \(node.node.usableMemory / Int64(node.executors + 1)) with \(node.executors + 1)"
  }
}

extension NodePacking {
  /// The share of its memory for containers that is idle.
  fileprivate var memoryShare: Double {
    let usable = Double(node.usableMemory.bytes)
    return usable > 0 ? Double(idleMemory.bytes) / usable : 0
  }

  /// The share of its cores for containers that is idle.
  fileprivate var coreShare: Double {
    node.usableCores > 0 ? Double(idleCores) / Double(node.usableCores) : 0
  }
}

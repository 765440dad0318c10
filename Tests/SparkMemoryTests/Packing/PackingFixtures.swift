import SparkMemory

extension ExecutorShape {
  /// An executor of a heap with the manager's own overhead and rounding.
  static func heap(
    _ heap: String, cores: Int?, manager: ClusterManager = .yarn
  ) throws -> ExecutorShape {
    let configuration = SparkConfiguration([
      "spark.executor.memory": heap, "spark.executor.cores": "\(cores ?? 1)",
    ])
    let layout = try ContainerLayout(
      executorOf: configuration, environment: ClusterEnvironment(manager: manager))
    return ExecutorShape(layout, cores: cores)
  }
}

extension Cluster {
  /// Machines of one kind.
  static func of(
    _ count: Int, _ node: Node, manager: ClusterManager? = nil,
    calculator: ResourceCalculator = .memory
  ) -> Cluster {
    Cluster(groups: [Group(count: count, node: node)], manager: manager, calculator: calculator)
  }
}

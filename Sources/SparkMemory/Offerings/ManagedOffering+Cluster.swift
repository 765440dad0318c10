extension ManagedOffering {
  /// A cluster of one kind of its machines.
  /// - Parameters:
  ///   - name: The worker type or the instance type.
  ///   - count: How many machines there are; of Glue's workers one is the driver's, and no executor
  ///     runs on it.
  /// - Returns: The machines, and how containers are given on them.
  /// - Throws: `OfferingError` for a name that is not known.
  public func cluster(of name: String, count: Int) throws(OfferingError) -> Cluster {
    cluster(of: try worker(named: name), count: count)
  }

  /// A cluster of machines of any size, as Databricks runs one executor on each.
  public func cluster(memory: ByteSize, cores: Int, count: Int) -> Cluster {
    cluster(of: DatabricksNodes.worker(memory: memory, cores: cores), count: count)
  }

  /// The `spark.executor.memory` that Databricks' clusters show for nodes of this memory.
  ///
  /// Observed and not documented: it holds for nodes without off-heap memory and Photon.
  public static func databricksHeap(ofNodeWith memory: ByteSize) -> ByteSize {
    DatabricksNodes.heap(ofNodeWith: memory)
  }

  /// As many workers as an application asks for, each of the size that its executor gets.
  /// - Parameters:
  ///   - executor: The executor.
  ///   - count: How many workers there are.
  /// - Returns: The workers.
  /// - Throws: `OfferingError` for an executor that no worker holds.
  public func cluster(
    holding executor: ExecutorShape, count: Int
  ) throws(OfferingError) -> Cluster {
    let container = try container(
      heap: executor.heap, overhead: executor.requested - executor.heap,
      cores: executor.cores ?? 1)
    let node = Node(memory: container.granted, cores: container.cores)
    return Cluster(
      groups: [
        Cluster.Group(count: count, node: node, fixedNumber: 1)
      ],
      manager: manager, allocation: allocation(on: nil), calculator: calculator)
  }

  private func cluster(of worker: OfferedWorker, count: Int) -> Cluster {
    Cluster(
      groups: [
        Cluster.Group(
          count: self == .glue ? max(count, 1) - 1 : count, node: worker.node,
          name: self == .databricks ? nil : worker.name, fixedNumber: worker.executors)
      ],
      manager: manager, allocation: allocation(on: worker), calculator: calculator)
  }
}

extension ManagedOffering {
  /// A machine as a worker of an offering that takes any machine; nil where workers have names.
  public func machine(_ node: Node) -> OfferedWorker? {
    self == .databricks ? DatabricksNodes.worker(memory: node.memory, cores: node.cores) : nil
  }
}

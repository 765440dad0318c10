extension ClusterPacking {
  /// Executors that are asked for and do not fit; zero where there is no bound.
  public var pending: Int { max((asked ?? 0) - room, 0) }

  /// Executors that fit and are not asked for.
  public var unused: Int { max(room - executors, 0) }

  /// Whether the driver fits on no node, so that the application does not start.
  public var driverDoesNotFit: Bool { driver != nil && driverGroup == nil }

  /// The heap of all executors together.
  public var heap: ByteSize { executor.heap * Int64(executors) }

  /// Memory for execution and storage of all executors together.
  public var unified: ByteSize { executor.unified * Int64(executors) }

  /// Memory for containers of all nodes.
  public var usableMemory: ByteSize {
    cluster.groups.reduce(.zero) { $0 + $1.node.usableMemory * Int64($1.count) }
  }

  /// Cores for containers of all nodes.
  public var usableCores: Int {
    cluster.groups.reduce(0) { $0.saturatingAdd($1.node.usableCores.saturatingMultiply($1.count)) }
  }

  /// Memory for containers that neither an executor nor the driver takes.
  public var idleMemory: ByteSize {
    let driver = driverDoesNotFit ? .zero : driver?.granted ?? .zero
    return max(usableMemory - executor.granted * Int64(executors) - driver, .zero)
  }

  /// Cores that neither an executor nor the driver takes.
  public var idleCores: Int { max(usableCores - usedCores.saturatingAdd(driverCores), 0) }

  /// Cores that were promised and do not exist.
  public var missingCores: Int { max(usedCores.saturatingAdd(driverCores) - usableCores, 0) }

  private var driverCores: Int { driverDoesNotFit ? 0 : driver?.cores ?? 0 }
}

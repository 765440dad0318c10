extension ManagedOffering {
  /// What becomes of an executor or a driver that is asked for.
  ///
  /// EMR Serverless takes the next greater size. Dataproc Serverless takes the size as it is and
  /// refuses what is outside the limits. Elsewhere it is the least worker that holds it.
  /// - Parameters:
  ///   - heap: `spark.executor.memory` or `spark.driver.memory`.
  ///   - overhead: What belongs to the container beside the heap.
  ///   - cores: Its cores.
  /// - Returns: The worker, and what of it is given.
  /// - Throws: `OfferingError` for a container that no worker holds.
  public func container(
    heap: ByteSize, overhead: ByteSize, cores: Int
  ) throws(OfferingError) -> OfferedContainer {
    let request = heap + overhead
    switch self {
    case .emrServerless, .dataprocServerless:
      return try size(holding: request, cores: cores)
    case .glue, .emr, .dataproc:
      return try machine(holding: request, cores: cores)
    case .databricks:
      return OfferedContainer(
        worker: DatabricksNodes.worker(memory: request, cores: cores), requested: request,
        granted: request, cores: cores)
    }
  }

  private func size(
    holding request: ByteSize, cores: Int
  ) throws(OfferingError) -> OfferedContainer {
    let most = workers.map(\.cores).max() ?? 0
    guard cores <= most else { throw OfferingError(self, .tooManyCores(cores, most: most)) }
    let isRounded = self == .emrServerless
    guard let worker = workers.first(where: { isRounded ? $0.cores >= cores : $0.cores == cores })
    else {
      throw OfferingError(self, .coresNotOffered(cores, offered: workers.map(\.cores)))
    }
    guard isRounded || request >= worker.leastMemory else {
      throw OfferingError(
        self, .tooLittleMemory(request, least: worker.leastMemory, cores: worker.cores))
    }
    guard let granted = worker.memory(holding: request) else {
      throw OfferingError(
        self, .tooMuchMemory(request, most: worker.usableMemory, cores: worker.cores))
    }
    return OfferedContainer(
      worker: worker, requested: request, granted: granted, cores: worker.cores)
  }

  private func machine(
    holding request: ByteSize, cores: Int
  ) throws(OfferingError) -> OfferedContainer {
    let most = workers.map(\.cores).max() ?? 0
    guard cores <= most else { throw OfferingError(self, .tooManyCores(cores, most: most)) }
    let share = { (worker: OfferedWorker) -> (memory: ByteSize, cores: Int) in
      let count = worker.executors ?? 1
      return (worker.usableMemory / Int64(max(count, 1)), worker.cores / max(count, 1))
    }
    let fitting = workers.filter { share($0).memory >= request && share($0).cores >= cores }
    let best = fitting.min { ($0.mostMemory, $0.cores) < ($1.mostMemory, $1.cores) }
    guard let best else {
      let memory = workers.map { share($0).memory }.max() ?? .zero
      throw OfferingError(self, .tooMuchMemory(request, most: memory, cores: cores))
    }
    // Where YARN packs, a container has its own size; elsewhere an executor has its whole share.
    let isPacked = best.executors == nil
    return OfferedContainer(
      worker: best, requested: request, granted: isPacked ? yarnGrant(request) : share(best).memory,
      cores: isPacked ? cores : share(best).cores)
  }

  private func yarnGrant(_ request: ByteSize) -> ByteSize {
    allocation(on: nil).grant(for: request) ?? request
  }

  /// The containers that YARN gives on a machine of this offering, and where there is no YARN such
  /// that nothing is rounded.
  func allocation(on worker: OfferedWorker?) -> ContainerAllocation {
    switch self {
    case .emr:
      ContainerAllocation(minimum: EMRInstances.leastContainer, maximum: worker?.usableMemory)
    case .dataproc: ContainerAllocation(maximum: worker?.usableMemory)
    default: ContainerAllocation(minimum: .mebibytes(1))
    }
  }

  /// What is counted on a machine of this offering.
  var calculator: ResourceCalculator { manager == .yarn ? .memory : .memoryAndCores }
}

extension LayoutReader {
  /// The heap that the resource profile asks for; nil where it asks for none.
  ///
  /// Source: `CoarseGrainedExecutorBackend`, which writes it into the executor's own settings,
  /// where `UnifiedMemoryManager.getMaxMemory` checks it.
  func profileMemory() throws(LayoutError) -> ByteSize? {
    guard let asked = profile?.memory else { return nil }
    let memory = ByteSize.mebibytes(asked.wholeMebibytes)
    guard memory < SparkFacts.minimumSystemMemory else { return memory }
    throw refuse(.executorMemoryTooSmall(text: "\(memory.wholeMebibytes)m", size: memory))
  }

  /// Refuses a resource profile where there is nothing that could start executors for it.
  ///
  /// Source: `ResourceProfileManager.isSupported`.
  func checkProfile() throws(LayoutError) {
    guard profile != nil else { return }
    guard environment.manager != .local,
      version >= SparkFacts.resourceProfilesSince,
      try boolean(.dynamicAllocationEnabled)
    else { throw refuse(.resourceProfileNotSupported) }
  }

  /// Refuses a heap that no worker has room for.
  ///
  /// Source: `LocalSparkCluster`'s check in `SparkContext.createTaskScheduler`, and
  /// `Master.canLaunchExecutor`, which never starts such an executor.
  func checkWorkerMemory(for heap: ByteSize) throws(LayoutError) {
    guard let worker = workerMemory, heap > worker else { return }
    throw refuse(
      .aboveWorkerMemory(
        requested: heap, worker: worker, isLocalCluster: environment.manager == .localCluster))
  }

  private var workerMemory: ByteSize? {
    switch environment.manager {
    case .standalone:
      return environment.workerMemory
    case .localCluster:
      return configuration[.master].flatMap { MasterArguments(master: $0).workerMemory }
    case .yarn, .kubernetes, .local:
      return nil
    }
  }
}

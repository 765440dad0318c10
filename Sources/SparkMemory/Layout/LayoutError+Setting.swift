extension LayoutError {
  /// The name of the setting to change, so that an error can point at the line that has it.
  public var settingName: String {
    switch condition {
    case .malformed(let error): error.key
    case .systemMemoryTooSmall, .heapNotReadByJVM, .aboveWorkerMemory: role.memoryKey.name
    case .aboveYarnMaximum(let demand, _): demand.memoryKey.name
    case .executorMemoryTooSmall: ConfigurationKey.executorMemory.name
    case .cpuRequestAboveLimit: "spark.kubernetes.\(role.rawValue).limit.cores"
    case .resourceProfileNotSupported: ConfigurationKey.dynamicAllocationEnabled.name
    case .memoryFractionOutOfRange, .noExecutionMemory: ConfigurationKey.memoryFraction.name
    case .storageFractionOutOfRange: ConfigurationKey.memoryStorageFraction.name
    case .offHeapWithoutSize: ConfigurationKey.offHeapSize.name
    case .outOfRange(let key, _, _), .maximumHeapInJavaOptions(let key): key
    case .fewerCoresThanTask: ConfigurationKey.taskCPUs.name
    }
  }
}

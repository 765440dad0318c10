extension LayoutError {
  /// What Spark itself says in its log, as far as the words are known for the version; nil where
  /// another program refuses, or the words are not known.
  ///
  /// Source: `UnifiedMemoryManager`, `MemoryManager`, `SparkConf.validateSettings`,
  /// `Client`, `SparkContext`, `ResourceProfileManager` and `error-conditions.json` of the released
  /// versions.
  public var sparkMessage: String? {
    switch condition {
    case .systemMemoryTooSmall(let maxMemory, _):
      return tooSmall(
        subject: "System memory \(maxMemory.bytes)", remedy: "Please increase heap size",
        // Up to 4.2 an executor is told of the driver's setting too.
        of: version >= .v(4, 3) ? role : .driver, detail: "SYSTEM_MEMORY")
    case .executorMemoryTooSmall(_, let size):
      return tooSmall(
        subject: "Executor memory \(size.bytes)", remedy: "Please increase executor memory",
        of: .executor, detail: "CONFIG_MEMORY")
    case .memoryFractionOutOfRange(let value):
      return "spark.memory.fraction should be between 0 and 1 (was '\(value)')."
    case .noExecutionMemory where version >= .v(3, 0):
      return "requirement failed: onHeapExecutionMemory must be > 0"
    case .offHeapWithoutSize:
      return "requirement failed: spark.memory.offHeap.size must be > 0 when "
        + "spark.memory.offHeap.enabled == true"
    case .aboveYarnMaximum(let demand, let maximum):
      return demand.sparkMessage(maximum: maximum, version: version)
    case .aboveWorkerMemory(let requested, let worker, isLocalCluster: true):
      return "Asked to launch cluster with \(worker.wholeMebibytes) MiB/worker but requested "
        + "\(requested.wholeMebibytes) MiB/executor"
    case .cpuRequestAboveLimit(let request, let limit)
    where role == .executor && version >= .v(4, 3):
      return "The executor cpu request (\(request)) should be less than or equal to cpu limit "
        + "(\(limit))"
    case .resourceProfileNotSupported where version >= .v(3, 5):
      return "ResourceProfiles are only supported on YARN and Kubernetes and Standalone with "
        + "dynamic allocation enabled."
    default:
      return nil
    }
  }

  private func tooSmall(
    subject: String, remedy: String, of process: ProcessRole, detail: String
  ) -> String {
    let name = process.rawValue
    let key = version >= .v(3, 5) ? "\"\(process.memoryKey.name)\"" : process.memoryKey.name
    let least = "\(subject) must be at least \(SparkFacts.minimumSystemMemory.bytes)."
    let advice = "\(remedy) using the --\(name)-memory option or \(key) in Spark configuration."
    let condition = "INVALID_\(name.uppercased())_MEMORY"
    if version < .v(3, 5) { return "\(least) \(advice)" }
    if version < .v(4, 0) { return "[\(condition)] \(least) \(advice)" }
    if version < .v(4, 3) { return "[\(condition)] \(least)\n\(advice) SQLSTATE: F0000" }
    return "[\(condition).\(detail)] Insufficient \(name) memory: \(least)\n\(advice) "
      + "SQLSTATE: F0000"
  }
}

/// How many tasks one executor runs at once.
///
/// Source: `ResourceProfile.limitingResource` and the cores that each manager gives.
struct TaskSlots: Hashable {
  var count: Int
  var cores: Int?
  var areKnown: Bool
  var notes: [String] = []

  init(_ reader: LayoutReader) throws(LayoutError) {
    cores = try Self.cores(reader)
    areKnown = cores != nil
    let available = cores ?? 1
    let text =
      reader.profile?.taskCPUs.map { "\($0)" }
      ?? reader.configuration.text(.taskCPUs, version: reader.version) ?? "1"
    let perTask = try Self.taskCPUs(reader)
    count = Int(clamping: Int64(truncatingAsScala: Double(available) / perTask))
    if let cores {
      guard count >= 1 else {
        throw reader.refuse(.fewerCoresThanTask(cores: cores, taskCPUs: text))
      }
    } else {
      count = 1
      notes.append("How many tasks run at once is not known: one is assumed.")
    }
  }

  private static func taskCPUs(_ reader: LayoutReader) throws(LayoutError) -> Double {
    if let asked = reader.profile?.taskCPUs { return asked }
    let key = ConfigurationKey.taskCPUs
    guard reader.version >= SparkFacts.decimalTaskCPUsSince else {
      return Double(try reader.count(key) ?? 1)
    }
    return try reader.factor(key) ?? 1
  }

  private static func cores(_ reader: LayoutReader) throws(LayoutError) -> Int? {
    if let observed = reader.environment.observedExecutorCores, observed > 0 { return observed }
    if let asked = reader.profile?.cores { return asked }
    let master = reader.configuration[.master].map(MasterArguments.init)
    let fromMaster = master?.cores.flatMap { $0 > 0 ? $0 : nil }
    switch reader.environment.manager {
    case .yarn, .kubernetes:
      return try reader.count(.executorCores) ?? 1
    case .standalone:
      guard reader.configuration.isSet(.executorCores) else {
        return reader.environment.workerCores
      }
      return try reader.count(.executorCores)
    case .localCluster:
      guard reader.configuration.isSet(.executorCores) else { return fromMaster }
      return try reader.count(.executorCores)
    case .local:
      return fromMaster
    }
  }
}

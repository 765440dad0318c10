public import SparkMemory
import SparkProfile

/// The memory in which an application ran, as far as its profile tells.
public struct Setup: Sendable {
  /// The settings as logged.
  public let configuration: SparkConfiguration
  /// The version of Spark.
  public let version: SparkVersion
  /// The manager that the application ran under; nil if the log does not say.
  public let observedManager: ClusterManager?
  /// Whether nothing names a manager, so that a process without a container is sized.
  public let managerIsAssumed: Bool
  /// Where the recommendation is to run.
  public let environment: ClusterEnvironment
  /// The machines on which it is to run; nil if they are not known.
  public let cluster: Cluster?
  /// An executor's container; nil if the settings make none. In local mode this is the driver.
  public let executor: ContainerLayout?
  /// The driver's container, or its bare process.
  public let driver: ContainerLayout?
  /// Executors that were there at once, at most.
  public let executorCount: Int
  /// Cores of an executor.
  public let executorCores: Int
  /// Tasks that an executor runs at once.
  public let slots: Int
  /// The page in which tasks hold execution memory.
  public let page: ByteSize
  /// Whether rows went through Python workers, or the program itself is in Python.
  public let usesPython: Bool
  /// Why a layout could not be made, in sentences.
  public let problems: [String]

  /// The memory that tasks share for execution: off the heap where Tungsten is, else unified memory.
  public var executionPool: ByteSize? {
    executor.map { $0.offHeap > .zero ? $0.offHeap : $0.heap.unified }
  }

  /// Whether Tungsten keeps its pages outside the heap.
  public var tungstenIsOffHeap: Bool { (executor?.offHeap ?? .zero) > .zero }

  init(
    _ profile: SparkProfile, sizingFor manager: ClusterManager? = nil, on cluster: Cluster? = nil
  ) {
    let version = profile.application.sparkVersion.flatMap(SparkVersion.init) ?? .latest
    let workers = profile.sizedWorkers
    let isLocal = profile.isLocal
    let effective = EffectiveSettings(profile, workers: workers, version: version)
    var settings = effective.configuration
    var problems = effective.problems
    let observedManager = settings[.master].flatMap(ClusterManager.init(master:))
    // What ran on a cluster has no driver that could run its tasks.
    let fillsMachines = observedManager.map { ![.local, .localCluster].contains($0) } ?? false
    let asked = manager ?? cluster.map { $0.manager ?? (fillsMachines ? nil : .yarn) } ?? nil
    let target = (asked == .local && !isLocal ? nil : asked) ?? observedManager
    let cores = Self.mostFrequent(
      workers.compactMap(\.totalCores).filter { (1...Self.mostCores).contains($0) })
    if isLocal, let target, target != .local {
      // Elsewhere an executor takes over what the driver's heap and threads did here.
      settings[.executorMemory] = settings.text(.driverMemory, version: version)
      settings[.executorCores] = cores.map(String.init)
    }

    let showsPython =
      profile.stages.values.contains(where: \.runsPython)
      || settings.values["spark.submit.pyFiles"] != nil
    var environment = Self.environment(
      settings, version: version, manager: target, isPython: showsPython ? true : nil)
    environment.observedExecutorCores = cores
    environment.apply(allocation: profile.allocationProperties)
    environment.apply(effective, to: settings)
    // What ran may be more than another cluster gives.
    let mostThere = environment.yarnMaximumAllocation
    cluster?.apply(to: &environment)
    let mostHere = environment.yarnMaximumAllocation
    environment.yarnMaximumAllocation = mostThere

    do {
      executor =
        workers.isEmpty
        ? nil : try ContainerLayout(executorOf: settings, environment: environment)
    } catch {
      executor = nil
      problems.append(error.description)
    }
    do {
      driver = try ContainerLayout(driverOf: settings, environment: environment)
    } catch {
      driver = nil
      problems.append(error.description)
    }
    self.configuration = settings
    self.version = version
    self.observedManager = observedManager
    managerIsAssumed = target == nil
    environment.yarnMaximumAllocation = mostHere
    self.environment = environment
    self.cluster = cluster
    usesPython = environment.isPython
    self.problems = problems
    executorCount = Self.mostAtOnce(workers)
    let setCores = (try? settings.int(.executorCores, version: version)) ?? nil
    executorCores = min(max(1, cores ?? setCores ?? 1), Self.mostCores)
    slots = max(1, executor?.slots ?? cores ?? 1)
    page = Self.page(of: executor, cores: executorCores, settings, environment)
  }

  /// The page of an executor; the least there is where there is no executor.
  static func page(
    of layout: ContainerLayout?, cores: Int, _ settings: SparkConfiguration,
    _ environment: ClusterEnvironment
  ) -> ByteSize {
    layout.flatMap {
      try? TungstenPage(
        of: $0, cores: cores, configuration: settings, collector: environment.executorCollector,
        version: environment.version)
    }?.size ?? SparkFacts.tungstenPages.lowerBound
  }

  /// No machine has more; a log that says so is damaged.
  private static let mostCores = 65_536

  private static func environment(
    _ settings: SparkConfiguration, version: SparkVersion, manager: ClusterManager?,
    isPython: Bool?
  ) -> ClusterEnvironment {
    // A master that nobody knows (a vendor's own) is sized like a process without a container.
    let manager = manager ?? .standalone
    return
      (try? ClusterEnvironment(
        configuration: settings, version: version, manager: manager, isPython: isPython))
      ?? ClusterEnvironment(manager: manager, version: version, isPython: isPython ?? false)
  }

  private static func mostFrequent(_ values: [Int]) -> Int? {
    var counts: [Int: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }

  private static func mostAtOnce(_ executors: [Executor]) -> Int {
    var changes: [(time: Int64, delta: Int)] = []
    for executor in executors {
      // One that was removed before it ever registered was never there.
      guard let added = executor.addedTime else { continue }
      changes.append((added, 1))
      if let removed = executor.removedTime { changes.append((max(added, removed), -1)) }
    }
    var now = 0
    var most = 0
    for change in changes.sorted(by: { ($0.time, $0.delta) < ($1.time, $1.delta) }) {
      now += change.delta
      most = max(most, now)
    }
    return most
  }
}

extension ClusterEnvironment {
  /// Takes over how YARN rounds, where the log tells.
  mutating func apply(allocation properties: [String: String]) {
    func size(_ key: String) -> ByteSize? {
      properties[key].flatMap { Int64($0) }.flatMap { $0 > 0 ? .mebibytes($0) : nil }
    }
    if let minimum = size("yarn.scheduler.minimum-allocation-mb") {
      yarnMinimumAllocation = minimum
      yarnAllocationIncrement = minimum
    }
    if let increment = size("yarn.resource-types.memory-mb.increment-allocation")
      ?? size("yarn.scheduler.increment-allocation-mb")
    {
      yarnAllocationIncrement = increment
    }
  }
}

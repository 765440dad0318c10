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
  /// Where the recommendation is to run.
  public let environment: ClusterEnvironment
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
  /// Whether rows went through Python workers, or the program itself is in Python.
  public let usesPython: Bool
  /// Why a layout could not be made, in sentences.
  public let problems: [String]

  init(_ profile: SparkProfile, sizingFor manager: ClusterManager?) {
    var settings = SparkConfiguration(profile.configuration)
    let version = profile.application.sparkVersion.flatMap(SparkVersion.init) ?? .latest
    let workers = profile.workers.filter { ($0.resourceProfileID ?? 0) == 0 }
    let isLocal = profile.isLocal
    var problems: [String] = []

    let cores = Self.mostFrequent(workers.compactMap(\.totalCores))
    let fraction = (try? settings.double(.memoryFraction, version: version)) ?? nil
    func maxMemory(_ unified: Int64?) -> ByteSize? {
      guard let unified, unified > 0 else { return nil }
      // The fraction was cut off to a byte; what every collector reports is whole 64 KiB.
      return HeapLayout.maxMemory(
        fromMaximumOnHeapMemory: ByteSize(bytes: unified),
        memoryFraction: fraction ?? SparkFacts.memoryFraction
      ).roundedUp(toMultipleOf: .kibibytes(64))
    }
    let executorMaxMemory = maxMemory(workers.compactMap(\.maximumOnHeapMemory).min())
    let driverMaxMemory = maxMemory(profile.driver.maximumOnHeapMemory)

    // A log lists only what was set, and a driver's heap may have been set in the environment.
    if settings[.driverMemory] == nil, let driverMaxMemory {
      settings[.driverMemory] = Self.heap(giving: driverMaxMemory).sparkText
    }
    if !isLocal, settings[.executorMemory] == nil {
      let requested = profile.resourceProfiles[0]?.executorResources["memory"]
      if let size = requested.map(ByteSize.mebibytes)
        ?? executorMaxMemory.map(Self.heap(giving:))
      {
        settings[.executorMemory] = size.sparkText
      }
    }

    let usesPython =
      profile.stages.values.contains(where: \.runsPython)
      || settings.values["spark.submit.pyFiles"] != nil
    let observedManager = settings[.master].flatMap(ClusterManager.init(master:))
    var environment = Self.environment(
      settings, version: version, manager: manager ?? observedManager, isPython: usesPython)
    environment.observedExecutorMaxMemory = executorMaxMemory
    environment.observedDriverMaxMemory = driverMaxMemory
    environment.observedExecutorCores = cores
    environment.apply(allocation: profile.allocationProperties)
    environment.executorCollector =
      Self.collector(showing: executorMaxMemory, .executorMemory, of: settings)
      ?? environment.executorCollector
    environment.driverCollector =
      Self.collector(showing: driverMaxMemory, .driverMemory, of: settings)
      ?? environment.driverCollector

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
    self.environment = environment
    self.usesPython = usesPython
    self.problems = problems
    executorCount = Self.mostAtOnce(workers)
    executorCores = cores ?? 1
    slots = max(1, executor?.slots ?? cores ?? 1)
  }

  /// `-Xmx` whose `Runtime.maxMemory` this is. G1 and ZGC round up to whole regions, which are
  /// whole mebibytes, so the figure is the setting; other collectors hide a survivor space.
  private static func heap(giving maxMemory: ByteSize) -> ByteSize {
    maxMemory.roundedUp(toMultipleOf: .mebibytes(1))
  }

  private static func environment(
    _ settings: SparkConfiguration, version: SparkVersion, manager: ClusterManager?,
    isPython: Bool
  ) -> ClusterEnvironment {
    // A master that nobody knows (a vendor's own) is sized like a process without a container.
    let manager = manager ?? .standalone
    return
      (try? ClusterEnvironment(
        configuration: settings, version: version, manager: manager, isPython: isPython))
      ?? ClusterEnvironment(manager: manager, version: version, isPython: isPython)
  }

  /// The collector whose `Runtime.maxMemory` for this heap is what the run showed.
  private static func collector(
    showing maxMemory: ByteSize?, _ key: ConfigurationKey, of settings: SparkConfiguration
  ) -> GarbageCollector? {
    guard let maxMemory, case .some(.some(let heap)) = try? settings.bytes(key) else { return nil }
    return GarbageCollector.showing(maxMemory: maxMemory, ofHeap: heap)
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

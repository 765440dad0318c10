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

  /// The memory that tasks share for execution: off the heap where Tungsten is, else unified memory.
  public var executionPool: ByteSize? {
    executor.map { $0.offHeap > .zero ? $0.offHeap : $0.heap.unified }
  }

  /// Whether Tungsten keeps its pages outside the heap.
  public var tungstenIsOffHeap: Bool { (executor?.offHeap ?? .zero) > .zero }

  init(_ profile: SparkProfile, sizingFor manager: ClusterManager?) {
    var settings = SparkConfiguration(profile.configuration)
    let version = profile.application.sparkVersion.flatMap(SparkVersion.init) ?? .latest
    let workers = profile.sizedWorkers
    let isLocal = profile.isLocal
    let observedManager = settings[.master].flatMap(ClusterManager.init(master:))
    // What ran on a cluster has no driver that could run its tasks.
    let target = (manager == .local && !isLocal ? nil : manager) ?? observedManager
    var problems: [String] = []

    let cores = Self.mostFrequent(
      workers.compactMap(\.totalCores).filter { (1...Self.mostCores).contains($0) })
    let fraction = ((try? settings.double(.memoryFraction, version: version)) ?? nil)
      .flatMap { $0 > 0 && $0 <= 1 ? $0 : nil }
    func maxMemory(_ unified: Int64?) -> ByteSize? {
      guard let unified, unified > 0 else { return nil }
      // The fraction was cut off to a byte; what every collector reports is whole 64 KiB.
      let size = HeapLayout.maxMemory(
        fromMaximumOnHeapMemory: ByteSize(bytes: unified),
        memoryFraction: fraction ?? SparkFacts.memoryFraction
      ).roundedUp(toMultipleOf: .kibibytes(64))
      return size <= Self.mostHeap ? size : nil
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
    let correctedKeys: [(ConfigurationKey, ByteSize?)] = [
      (.driverMemory, driverMaxMemory), (.executorMemory, isLocal ? nil : executorMaxMemory),
    ]
    for (key, maxMemory) in correctedKeys {
      guard let maxMemory, let said = Self.withoutEffect(key, of: settings, had: maxMemory) else {
        continue
      }
      problems.append("\(key.name) is \(said), yet the JVM had \(maxMemory): it had no effect.")
      settings[key] = Self.heap(giving: maxMemory).sparkText
    }
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
    environment.observedExecutorMaxMemory = executorMaxMemory
    environment.observedDriverMaxMemory = driverMaxMemory
    environment.observedExecutorCores = cores
    environment.apply(allocation: profile.allocationProperties)
    // What a heap shows fits several collectors, so it decides only where no option does.
    if environment.executorCollectorIsAssumed {
      environment.executorCollector =
        Self.collector(showing: executorMaxMemory, .executorMemory, of: settings)
        ?? environment.executorCollector
    }
    if environment.driverCollectorIsAssumed {
      environment.driverCollector =
        Self.collector(showing: driverMaxMemory, .driverMemory, of: settings)
        ?? environment.driverCollector
    }

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
    self.environment = environment
    usesPython = environment.isPython
    self.problems = problems
    executorCount = Self.mostAtOnce(workers)
    let setCores = (try? settings.int(.executorCores, version: version)) ?? nil
    executorCores = min(max(1, cores ?? setCores ?? 1), Self.mostCores)
    slots = max(1, executor?.slots ?? cores ?? 1)
  }

  /// No machine has more; a log that says so is damaged.
  private static let mostCores = 65_536
  /// No JVM has more; a log that says so is damaged.
  private static let mostHeap = ByteSize.gibibytes(64 * 1024)
  /// What a collector may hide of `-Xmx`, or add to it by rounding, in the extreme.
  private static let shownShare = 0.6...1.25

  /// What was set, if the JVM cannot have been started with it.
  ///
  /// In client mode a program that sets `spark.driver.memory` itself does so after its JVM began.
  private static func withoutEffect(
    _ key: ConfigurationKey, of settings: SparkConfiguration, had maxMemory: ByteSize
  ) -> ByteSize? {
    guard settings.isSet(key), case .some(.some(let heap)) = try? settings.bytes(key),
      heap > .zero,
      !shownShare.contains(Double(maxMemory.bytes) / Double(heap.bytes))
    else { return nil }
    return heap
  }

  /// `-Xmx` whose `Runtime.maxMemory` this is. G1 and ZGC round up to whole regions, which are
  /// whole mebibytes, so the figure is the setting; other collectors hide a survivor space.
  private static func heap(giving maxMemory: ByteSize) -> ByteSize {
    maxMemory.roundedUp(toMultipleOf: .mebibytes(1))
  }

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

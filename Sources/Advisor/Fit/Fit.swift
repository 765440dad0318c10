public import SparkMemory
import SparkProfile

/// One configuration for the next run, whose parts were chosen together.
public struct Fit: Sendable {
  /// How much risk was accepted.
  public let aim: Aim
  /// The lines of the configuration, the changed and the kept, most important first.
  public let settings: [Setting]
  /// Parts for which there is no recommendation.
  public let abstentions: [Abstention]
  /// An executor's container under the recommendation; nil if there is none.
  public let executor: ContainerLayout?
  /// The driver's container, or its process, under the recommendation.
  public let driver: ContainerLayout?
  /// The number of executors; nil if the configuration does not fix it.
  public let instances: Int?
  /// Task slots of an executor.
  public let slots: Int
  /// What the configuration is predicted to do.
  public let prediction: Prediction
  /// Whether more partitions make the data of spilling tasks fit.
  let spillingShouldEnd: Bool

  /// The lines that change something.
  public var changes: [Setting] { settings.filter(\.isChange) }

  /// What changes, by key.
  public var changedSettings: [String: String] {
    Dictionary(changes.map { ($0.key, $0.new) }, uniquingKeysWith: { first, _ in first })
  }

  /// The number of executors for each one there was.
  var instancesShare: Double {
    guard
      let setting = changes.first(where: { $0.key == ConfigurationKey.executorInstances.name }),
      let now = setting.now.flatMap(Double.init), let new = Double(setting.new), now > 0
    else { return 1 }
    return new / now
  }

  /// Whether an executor gets more heap than it had.
  func raisesHeap(of assessment: Assessment) -> Bool {
    guard let now = assessment.setup.executor, let next = executor else { return false }
    return next.heap.heap > now.heap.heap
  }

  /// Finds the configuration.
  ///
  /// - Parameters:
  ///   - assessment: What ran and what it needed.
  ///   - aim: How much risk may be taken.
  public init(_ assessment: Assessment, aim: Aim) {
    let setup = assessment.setup
    let cores = CoresFit(assessment)
    let partitions = aim == .lean ? nil : PartitionsFit(assessment, cores: cores)
    var heap = HeapFit(assessment, aim: aim, cores: cores, partitions: partitions)
    let overhead = OverheadFit(assessment, aim: aim, cores: cores, heap: heap)
    let driver = DriverFit(assessment, aim: aim)
    heap?.fillContainer(setup, overhead: overhead)
    let isLocal = setup.environment.manager == .local

    var settings: [Setting] = []
    if isLocal {
      settings += Self.localHeap(heap, driver, setup)
    } else {
      if let heap {
        settings.append(
          Setting(
            .executorMemory, in: setup,
            new: heap.size == heap.now
              ? setup.configuration[.executorMemory] ?? heap.now.sparkText
              : heap.size.sparkText, reason: heap.reason))
      }
      if let overhead {
        var setting = Setting(
          .executorMemoryOverhead, in: setup, now: overhead.now, new: overhead.size,
          reason: overhead.reason)
        let byDefault = setup.defaultOverhead(forHeap: heap?.size ?? .zero)
        setting.isPinned = byDefault.map { $0 != overhead.size } ?? false
        settings.append(setting)
      }
      settings += Self.cores(cores, setup)
    }
    if let offHeap = OffHeapFit(assessment, aim: aim, partitions: partitions) {
      settings.append(
        Setting(.offHeapSize, in: setup, new: offHeap.size.sparkText, reason: offHeap.reason))
    }
    if let pySpark = PySparkFit(assessment) {
      settings.append(
        Setting(
          .executorPySparkMemory, in: setup, new: pySpark.size.sparkText, reason: pySpark.reason))
    }
    if let partitions {
      settings.append(
        Setting(
          partitions.key, in: setup, new: String(partitions.new), reason: partitions.reason))
    }
    if let storage = StorageFractionFit(assessment, heap: heap) {
      settings.append(
        Setting(
          .memoryStorageFraction, in: setup, new: String(storage.new), reason: storage.reason))
    }
    if let driver {
      settings += Self.driver(driver, setup, includesHeap: !isLocal)
    }

    self.aim = aim
    self.settings = settings
    instances = cores.instances
    slots = cores.slots
    spillingShouldEnd = partitions?.suffices ?? false
    abstentions = [
      heap?.abstention.map { Abstention(subject: "executor heap", reason: $0) },
      overhead?.abstention.map { Abstention(subject: "executor memory overhead", reason: $0) },
      driver?.abstention.map { Abstention(subject: "driver heap", reason: $0) },
    ].compactMap(\.self)

    prediction = Prediction(
      assessment,
      changing: Dictionary(
        settings.filter(\.isChange).map { ($0.key, $0.new) },
        uniquingKeysWith: { first, _ in first }))

    var next = setup.configuration
    for setting in settings where setting.isChange { next.values[setting.key] = setting.new }
    var environment = setup.environment
    environment.observedExecutorMaxMemory = nil
    environment.observedDriverMaxMemory = nil
    if cores.isSplit { environment.observedExecutorCores = cores.cores }
    // The master of a local cluster states its workers' memory, which goes with the heap.
    if environment.manager == .localCluster { next.values[ConfigurationKey.master.name] = nil }
    executor =
      setup.executor == nil
      ? nil : try? ContainerLayout(executorOf: next, environment: environment)
    self.driver = try? ContainerLayout(driverOf: next, environment: environment)
  }

  /// In local mode one heap serves the driver and its tasks, so it takes the larger of both fits.
  private static func localHeap(
    _ heap: HeapFit?, _ driver: DriverFit?, _ setup: Setup
  ) -> [Setting] {
    guard let now = driver?.now ?? heap?.now else { return [] }
    let size = max(heap?.size ?? .zero, driver?.size ?? .zero)
    let decides = (heap?.size ?? .zero) >= (driver?.size ?? .zero) ? heap?.reason : driver?.reason
    return [
      Setting(
        .driverMemory, in: setup,
        new: size == now ? setup.configuration[.driverMemory] ?? now.sparkText : size.sparkText,
        reason: decides ?? "kept")
    ]
  }

  private static func cores(_ cores: CoresFit, _ setup: Setup) -> [Setting] {
    // Without a setting of its own a standalone executor takes all cores of its worker.
    let isSet = setup.configuration.isSet(.executorCores)
    var settings: [Setting] = []
    if isSet || cores.isSplit {
      settings.append(
        Setting(
          .executorCores, in: setup,
          new: cores.isSplit
            ? String(cores.cores) : setup.configuration[.executorCores] ?? String(cores.cores),
          reason: cores.coresReason))
    }
    if let instances = cores.instances {
      settings.append(
        Setting(
          .executorInstances, in: setup, new: String(instances), reason: cores.instancesReason))
    }
    return settings
  }

  private static func driver(
    _ driver: DriverFit, _ setup: Setup, includesHeap: Bool
  ) -> [Setting] {
    var settings: [Setting] = []
    if includesHeap {
      settings.append(
        Setting(
          .driverMemory, in: setup,
          new: driver.size == driver.now
            ? setup.configuration[.driverMemory] ?? driver.now.sparkText
            : driver.size.sparkText, reason: driver.reason))
    }
    if let limit = driver.maxResultSize {
      settings.append(
        Setting(
          .driverMaxResultSize, in: setup, new: limit.sparkText,
          reason: driver.maxResultSizeReason))
    }
    return settings
  }
}

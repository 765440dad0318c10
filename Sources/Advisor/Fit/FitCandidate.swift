import SparkMemory
import SparkProfile

/// The sizes that go with one arrangement of the work, and what the whole is predicted to do.
struct FitCandidate {
  let arrangement: Arrangement
  /// The lines of the configuration, the changed and the kept, most important first.
  let settings: [Setting]
  /// Parts for which there is no recommendation.
  let abstentions: [Abstention]
  /// What the configuration is predicted to do.
  let prediction: Prediction

  init(_ assessment: Assessment, aim: Aim, arrangement: Arrangement) {
    let setup = assessment.setup
    let cores = arrangement.cores
    var heap = HeapFit(assessment, aim: aim, arrangement: arrangement)
    let overhead = OverheadFit(assessment, aim: aim, arrangement: arrangement, heap: heap)
    let driver = DriverFit(assessment, aim: aim)
    heap?.fillContainer(setup, overhead: overhead)
    let isLocal = setup.environment.manager == .local

    var settings: [Setting] = []
    if isLocal {
      settings += Self.localHeap(heap, driver, setup)
    } else {
      settings += Self.executor(heap, overhead, setup)
      settings += Self.cores(cores, setup)
    }
    if let offHeap = OffHeapFit(assessment, aim: aim, arrangement: arrangement) {
      settings.append(
        Setting(.offHeapSize, in: setup, new: offHeap.size.sparkText, reason: offHeap.reason))
    }
    if let pySpark = PySparkFit(assessment) {
      settings.append(
        Setting(
          .executorPySparkMemory, in: setup, new: pySpark.size.sparkText, reason: pySpark.reason))
    }
    if let partitions = arrangement.partitions {
      settings.append(
        Setting(partitions.key, in: setup, new: String(partitions.new), reason: partitions.reason))
    }
    if let fraction = arrangement.fraction {
      settings.append(
        Setting(.memoryFraction, in: setup, new: String(fraction.new), reason: fraction.reason))
    } else if let storage = StorageFractionFit(assessment, heap: heap) {
      settings.append(
        Setting(
          .memoryStorageFraction, in: setup, new: String(storage.new), reason: storage.reason))
    }
    if let driver {
      settings += Self.driver(driver, setup, includesHeap: !isLocal)
    }

    self.arrangement = arrangement
    self.settings = settings
    abstentions = [
      heap?.abstention.map { Abstention(subject: "executor heap", reason: $0) },
      overhead?.abstention.map { Abstention(subject: "executor memory overhead", reason: $0) },
      driver?.abstention.map { Abstention(subject: "driver heap", reason: $0) },
    ].compactMap(\.self)
    prediction = Prediction(
      assessment,
      changing: Dictionary(
        settings.filter(\.isChange).map { ($0.key, $0.new) },
        uniquingKeysWith: { first, _ in first }),
      reachesProgram: true)
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

  private static func executor(
    _ heap: HeapFit?, _ overhead: OverheadFit?, _ setup: Setup
  ) -> [Setting] {
    var settings: [Setting] = []
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
    return settings
  }

  private static func cores(_ cores: CoresFit, _ setup: Setup) -> [Setting] {
    // Without a setting of its own a standalone executor takes all cores of its worker.
    let isSet = setup.configuration.isSet(.executorCores)
    var settings: [Setting] = []
    if isSet || cores.isDivided {
      settings.append(
        Setting(
          .executorCores, in: setup,
          new: cores.isDivided
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

extension FitCandidate {
  /// The candidate that reserves the least for the run among those that are foreseen to go as well
  /// as the present arrangement does with sizes that fit it.
  ///
  /// - Parameters:
  ///   - candidates: The candidates, that of the present arrangement first.
  ///   - aim: `safe` prefers what does not spill to what is cheaper.
  /// - Returns: The best; nil if there is none.
  static func best(of candidates: [FitCandidate], aim: Aim) -> FitCandidate? {
    guard let present = candidates.first else { return nil }
    func spills(_ candidate: FitCandidate) -> Bool {
      aim == .safe && candidate.prediction.memoryBytesSpilled >= ExecutorNeed.leastSpill
    }
    var best = present
    for candidate in candidates.dropFirst() {
      let (verdict, most) = (candidate.prediction.verdict, best.prediction.verdict)
      guard verdict == most else {
        if Verdict.worse(verdict, most) == most { best = candidate }
        continue
      }
      guard spills(candidate) == spills(best) else {
        if spills(best) { best = candidate }
        continue
      }
      if candidate.worth < best.worth { best = candidate }
    }
    return best
  }

  /// What it costs, made so much larger that only a saving that is worth the change is one.
  private var worth: Double {
    let cost = prediction.reservation ?? .infinity
    return cost / (1 - arrangement.leastSaving)
  }
}

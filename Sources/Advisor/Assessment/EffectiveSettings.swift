import SparkMemory
import SparkProfile

/// The settings that took effect, and the heaps that the JVMs really had.
///
/// A log lists only what was set: a driver's heap may have been set in the environment, and one
/// that the program set came too late. What the block managers report decides.
struct EffectiveSettings {
  private(set) var configuration: SparkConfiguration
  /// Settings that had no effect, in sentences.
  private(set) var problems: [String] = []
  /// `Runtime.maxMemory` of the smallest executor.
  let executorMaxMemory: ByteSize?
  /// `Runtime.maxMemory` of the driver.
  let driverMaxMemory: ByteSize?

  /// No JVM has more; a log that says so is damaged.
  private static let mostHeap = ByteSize.gibibytes(64 * 1024)
  /// What a collector may hide of `-Xmx`, or add to it by rounding, in the extreme.
  private static let shownShare = 0.6...1.25

  init(_ profile: SparkProfile, workers: [Executor], version: SparkVersion) {
    configuration = SparkConfiguration(profile.configuration)
    let fraction = ((try? configuration.double(.memoryFraction, version: version)) ?? nil)
      .flatMap { $0 > 0 && $0 <= 1 ? $0 : nil }
    executorMaxMemory = Self.maxMemory(
      workers.compactMap(\.maximumOnHeapMemory).min(), fraction: fraction)
    driverMaxMemory = Self.maxMemory(profile.driver.maximumOnHeapMemory, fraction: fraction)

    if configuration[.driverMemory] == nil, let driverMaxMemory {
      configuration[.driverMemory] = Self.heap(giving: driverMaxMemory).sparkText
    }
    let isLocal = profile.isLocal
    if !isLocal, configuration[.executorMemory] == nil {
      let requested = profile.resourceProfiles[0]?.executorResources["memory"]
      let size = requested.map(ByteSize.mebibytes) ?? executorMaxMemory.map(Self.heap(giving:))
      configuration[.executorMemory] = size?.sparkText
    }
    correct(.driverMemory, had: driverMaxMemory)
    if !isLocal { correct(.executorMemory, had: executorMaxMemory) }
  }

  /// The collector whose `Runtime.maxMemory` for the heap that was set is what the run showed.
  func collector(of key: ConfigurationKey, in settings: SparkConfiguration) -> GarbageCollector? {
    let shown = key == .driverMemory ? driverMaxMemory : executorMaxMemory
    guard let shown, case .some(.some(let heap)) = try? settings.bytes(key) else { return nil }
    return GarbageCollector.showing(maxMemory: shown, ofHeap: heap)
  }

  private static func maxMemory(_ unified: Int64?, fraction: Double?) -> ByteSize? {
    guard let unified, unified > 0 else { return nil }
    // The fraction was cut off to a byte; what every collector reports is whole 64 KiB.
    let size = HeapLayout.maxMemory(
      fromMaximumOnHeapMemory: ByteSize(bytes: unified),
      memoryFraction: fraction ?? SparkFacts.memoryFraction
    ).roundedUp(toMultipleOf: .kibibytes(64))
    return size <= mostHeap ? size : nil
  }

  /// `-Xmx` whose `Runtime.maxMemory` this is. G1 and ZGC round up to whole regions, which are
  /// whole mebibytes, so the figure is the setting; other collectors hide a survivor space.
  private static func heap(giving maxMemory: ByteSize) -> ByteSize {
    maxMemory.roundedUp(toMultipleOf: .mebibytes(1))
  }

  /// Replaces what was set, if the JVM cannot have been started with it.
  private mutating func correct(_ key: ConfigurationKey, had maxMemory: ByteSize?) {
    guard let maxMemory, configuration.isSet(key),
      case .some(.some(let heap)) = try? configuration.bytes(key), heap > .zero,
      !Self.shownShare.contains(Double(maxMemory.bytes) / Double(heap.bytes))
    else { return }
    problems.append("\(key.name) is \(heap), yet the JVM had \(maxMemory): it had no effect.")
    configuration[key] = Self.heap(giving: maxMemory).sparkText
  }
}

extension ClusterEnvironment {
  /// Takes over what the JVMs showed.
  ///
  /// What a heap shows fits several collectors, so it decides only where no option does.
  mutating func apply(_ effective: EffectiveSettings, to settings: SparkConfiguration) {
    observedExecutorMaxMemory = effective.executorMaxMemory
    observedDriverMaxMemory = effective.driverMaxMemory
    if executorCollectorIsAssumed {
      executorCollector =
        effective.collector(of: .executorMemory, in: settings) ?? executorCollector
    }
    if driverCollectorIsAssumed {
      driverCollector = effective.collector(of: .driverMemory, in: settings) ?? driverCollector
    }
  }
}

/// Reads the settings of one process, with errors that say whose they are.
struct LayoutReader {
  var configuration: SparkConfiguration
  var environment: ClusterEnvironment
  var role: ProcessRole
  /// What a resource profile asks of an executor; nil for the default profile.
  var profile: ExecutorResourceProfile?

  var version: SparkVersion { environment.version }

  func refuse(_ condition: LayoutError.Condition) -> LayoutError {
    LayoutError(condition, role: role, version: version)
  }

  /// A typed size, which may not be below zero.
  func bytes(_ key: ConfigurationKey) throws(LayoutError) -> ByteSize? {
    let size: ByteSize?
    do { size = try configuration.bytes(key, version: version) } catch {
      throw refuse(.malformed(error))
    }
    guard let size else { return nil }
    return try notNegative(size, key)
  }

  /// A size to the last byte, which may not be below zero.
  func exactBytes(
    _ key: ConfigurationKey, bareUnit: ByteUnit
  ) throws(LayoutError) -> ByteSize {
    let size: ByteSize?
    do {
      size = try configuration.exactBytes(key, bareUnit: bareUnit, version: version)
    } catch { throw refuse(.malformed(error)) }
    return try notNegative(size ?? .zero, key)
  }

  func double(_ key: ConfigurationKey) throws(LayoutError) -> Double? {
    do { return try configuration.double(key, version: version) } catch {
      throw refuse(.malformed(error))
    }
  }

  func boolean(_ key: ConfigurationKey) throws(LayoutError) -> Bool {
    do { return try configuration.boolean(key, version: version) ?? false } catch {
      throw refuse(.malformed(error))
    }
  }

  /// A number of at least one.
  func count(_ key: ConfigurationKey) throws(LayoutError) -> Int? {
    let value: Int?
    do { value = try configuration.int(key, version: version) } catch {
      throw refuse(.malformed(error))
    }
    guard let value, value < 1 else { return value }
    throw refuse(.outOfRange(key: key.name, value: "\(value)", least: "1 or more"))
  }

  /// A number that must be above zero, or at least zero.
  func factor(
    _ key: ConfigurationKey, mayBeZero: Bool = false
  ) throws(LayoutError) -> Double? {
    let value = try double(key)
    guard let value, mayBeZero ? value < 0 : value <= 0 else { return value }
    let least = mayBeZero ? "0 or more" : "above 0"
    throw refuse(.outOfRange(key: key.name, value: "\(value)", least: least))
  }

  private func notNegative(
    _ size: ByteSize, _ key: ConfigurationKey
  ) throws(LayoutError) -> ByteSize {
    guard size < .zero else { return size }
    throw refuse(.outOfRange(key: key.name, value: size.sparkText, least: "0 or more"))
  }

  /// The off-heap memory in use: nothing unless it is enabled.
  func offHeap() throws(LayoutError) -> ByteSize {
    guard try boolean(.offHeapEnabled) else { return .zero }
    let configured = try bytes(.offHeapSize) ?? .zero
    guard configured >= .mebibytes(1) else { throw refuse(.offHeapWithoutSize(configured)) }
    guard let asked = profile?.offHeap else { return configured }
    let size = ByteSize.mebibytes(asked.wholeMebibytes)
    guard size >= .mebibytes(1) else { throw refuse(.offHeapWithoutSize(size)) }
    return size
  }

  /// The heap as the memory manager divides it.
  func layout(
    heap: ByteSize, collector: GarbageCollector, fullyCommitted: Bool, observed: ByteSize?
  ) throws(LayoutError) -> HeapLayout {
    for key in role.javaOptionsKeys where configuration[key]?.contains("-Xmx") == true {
      throw refuse(.maximumHeapInJavaOptions(key: key.name))
    }
    let memoryFraction = try double(.memoryFraction) ?? SparkFacts.memoryFraction
    let storageFraction = try double(.memoryStorageFraction) ?? SparkFacts.memoryStorageFraction
    if let observed {
      return try HeapLayout(
        maxMemory: observed, heap: heap, memoryFraction: memoryFraction,
        storageFraction: storageFraction, role: role, version: version)
    }
    return try HeapLayout(
      heap: heap, collector: collector, fullyCommitted: fullyCommitted,
      sizing: HeapSizing(javaOptions: configuration.javaOptions(of: role)),
      memoryFraction: memoryFraction, storageFraction: storageFraction, role: role,
      version: version)
  }
}

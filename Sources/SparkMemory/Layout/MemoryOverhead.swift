/// The memory of a container beside the heap, and why it is what it is.
///
/// Source: `ResourceProfile.calculateOverHeadMemory`, `Client`, `BasicDriverFeatureStep`,
/// `BasicExecutorFeatureStep`.
struct MemoryOverhead: Hashable {
  var size: ByteSize
  /// Where the size comes from, in a few words.
  var reason: String
  var notes: [String] = []

  init(forHeap heap: ByteSize, reader: LayoutReader) throws(LayoutError) {
    // Spark reads both of them even where they do not count, and refuses what it cannot read.
    let factor = try Self.factor(reader)
    let minimum = try Self.minimum(reader)
    if let explicit = try reader.bytes(reader.role.memoryOverheadKey) {
      size = explicit
      reason = "as set, without factor or minimum"
      return
    }
    size = Self.size(factor: factor.value, minimum: minimum, heap: heap)
    let isMinimum = size > Self.size(factor: factor.value, minimum: .zero, heap: heap)
    reason = isMinimum ? "the minimum" : "\(factor.value) × heap"
    if let note = factor.note { notes.append(note) }
  }

  /// The greater of the share of the heap, in whole MiB, and the minimum.
  static func size(factor: Double, minimum: ByteSize, heap: ByteSize) -> ByteSize {
    let share = Int64(truncatingAsScala: factor * Double(heap.wholeMebibytes))
    return max(.mebibytes(share), minimum)
  }

  private static func minimum(_ reader: LayoutReader) throws(LayoutError) -> ByteSize {
    let key = reader.role.minMemoryOverheadKey
    guard key.isRead(by: reader.version) else { return SparkFacts.minimumMemoryOverhead }
    return try reader.bytes(key) ?? SparkFacts.minimumMemoryOverhead
  }

  private static func factor(
    _ reader: LayoutReader
  ) throws(LayoutError) -> (value: Double, note: String?) {
    let key = reader.role.memoryOverheadFactorKey
    let isRead = key.isRead(by: reader.version)
    if isRead, reader.configuration.isSet(key), let value = try reader.factor(key) {
      return (value, nil)
    }
    if !isRead, reader.configuration.isSet(key) {
      return (
        try kubernetesOrConstant(reader).value,
        "\(key.name) is read since Spark \(key.since): this version ignores it."
      )
    }
    return try kubernetesOrConstant(reader)
  }

  /// The factor where the role's own one is not set.
  private static func kubernetesOrConstant(
    _ reader: LayoutReader
  ) throws(LayoutError) -> (value: Double, note: String?) {
    let environment = reader.environment
    guard environment.manager == .kubernetes else {
      return (SparkFacts.memoryOverheadFactor, nil)
    }
    let key = ConfigurationKey.kubernetesMemoryOverheadFactor
    if reader.configuration.isSet(key), let value = try reader.factor(key, mayBeZero: true) {
      return (value, nil)
    }
    let isNonJVM = environment.isPython || reader.configuration.kubernetesResource == "r"
    guard isNonJVM else { return (SparkFacts.memoryOverheadFactor, nil) }
    guard environment.deployMode == .cluster else {
      return (
        SparkFacts.memoryOverheadFactor,
        "In client mode Kubernetes gives Python and R a factor of 0.1, not 0.4."
      )
    }
    return (
      SparkFacts.nonJVMMemoryOverheadFactor,
      "Kubernetes gives Python and R in cluster mode a factor of 0.4."
    )
  }
}

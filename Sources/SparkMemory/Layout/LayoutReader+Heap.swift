extension LayoutReader {
  /// The `-Xmx` of an executor.
  ///
  /// Workers read a number without a unit as bytes, containers as MiB.
  func executorHeap() throws(LayoutError) -> ByteSize {
    try checkExecutorMemory()
    if environment.manager.hasContainers {
      return try bytes(.executorMemory) ?? .zero
    }
    let exact = try exactBytes(.executorMemory, bareUnit: .byte)
    return .mebibytes(exact.wholeMebibytes)
  }

  /// The check that every JVM of an application makes of `spark.executor.memory` when it is set.
  ///
  /// Source: `UnifiedMemoryManager.getMaxMemory`, which reads a number without a unit as bytes.
  func checkExecutorMemory(
    reserved: ByteSize = SparkFacts.reservedMemory
  ) throws(LayoutError) {
    guard let text = configuration[.executorMemory] else { return }
    let size = try exactBytes(.executorMemory, bareUnit: .byte)
    guard size < SparkFacts.minimumSystemMemory(reserved: reserved) else { return }
    throw refuse(.executorMemoryTooSmall(text: text.trimmedAsJava, size: size))
  }

  /// The `-Xmx` of the driver.
  func driverHeap() throws(LayoutError) -> ByteSize {
    switch (environment.manager, environment.deployMode) {
    case (.yarn, .cluster):
      return try bytes(.driverMemory) ?? .zero
    case (.standalone, .cluster):
      return .mebibytes(try exactBytes(.driverMemory, bareUnit: .byte).wholeMebibytes)
    default:
      return try verbatimHeap(.driverMemory)
    }
  }

  /// A heap whose text becomes `-Xmx` as it stands, so that the JVM's own grammar applies: whole
  /// bytes, or one letter of k, m, g and t.
  ///
  /// Source: `SparkSubmitCommandBuilder.buildSparkSubmitCommand`; in Kubernetes' cluster mode the
  /// driver's pod runs spark-submit once more.
  private func verbatimHeap(_ key: ConfigurationKey) throws(LayoutError) -> ByteSize {
    let size = try exactBytes(key, bareUnit: .byte)
    guard let text = configuration.text(key, version: version) else { return size }
    let unit = text.drop { $0.isASCII && $0.isNumber }
    let leastHeapOfJVM = ByteSize.mebibytes(2)
    let isRead = unit.isEmpty || (unit.count == 1 && "kmgtKMGT".contains(unit))
    if isRead, size >= leastHeapOfJVM { return size }
    let meant = max(
      try exactBytes(key, bareUnit: .mebibyte), SparkFacts.minimumSystemMemory)
    throw refuse(.heapNotReadByJVM(text: text, instead: meant.sparkText))
  }
}

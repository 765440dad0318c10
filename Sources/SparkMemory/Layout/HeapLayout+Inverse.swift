extension HeapLayout {
  /// The unified memory of a JVM.
  static func unified(
    ofMaxMemory maxMemory: ByteSize, reserved: ByteSize = SparkFacts.reservedMemory,
    memoryFraction: Double
  ) -> ByteSize {
    (maxMemory - reserved).scaled(by: memoryFraction)
  }

  /// `Runtime.maxMemory` from the "Maximum Onheap Memory" of an event log, which is the unified
  /// memory: the value over the fraction, and the reserved memory.
  ///
  /// The least size which gives exactly that value, so a few bytes below the true one.
  /// - Parameters:
  ///   - unified: The value in the log.
  ///   - memoryFraction: `spark.memory.fraction` of the application.
  /// - Returns: The heap that Spark saw.
  public static func maxMemory(
    fromMaximumOnHeapMemory unified: ByteSize, memoryFraction: Double
  ) -> ByteSize {
    leastMaxMemory(forUnified: unified, memoryFraction: memoryFraction)
  }

  /// The least `Runtime.maxMemory` whose unified memory is not less than this.
  ///
  /// ``GarbageCollector/smallestHeap(forMaxMemory:fullyCommitted:)`` then gives the `-Xmx`.
  /// - Parameters:
  ///   - unified: What execution and storage need together.
  ///   - memoryFraction: `spark.memory.fraction`.
  /// - Returns: The heap that Spark must see, at least 450 MiB.
  public static func smallestHeap(
    forUnified unified: ByteSize, memoryFraction: Double
  ) -> ByteSize {
    let least = leastMaxMemory(forUnified: unified, memoryFraction: memoryFraction)
    return max(least, SparkFacts.minimumSystemMemory)
  }

  private static func leastMaxMemory(
    forUnified unified: ByteSize, memoryFraction: Double
  ) -> ByteSize {
    let reserved = SparkFacts.reservedMemory.bytes
    let least = leastValue(from: reserved, through: .max) { bytes in
      Self.unified(ofMaxMemory: ByteSize(bytes: bytes), memoryFraction: memoryFraction) >= unified
    }
    return ByteSize(bytes: least)
  }
}

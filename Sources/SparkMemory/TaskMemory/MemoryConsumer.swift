/// Something in a task that takes execution memory and can spill, such as a sorter or a hash map.
///
/// Source: `core/src/main/java/org/apache/spark/memory/MemoryConsumer.java`.
public struct MemoryConsumer: Hashable, Sendable, Codable {
  /// Which of its task's consumers it is, counted from zero.
  public let id: Int
  /// Where its memory lies.
  public let mode: MemoryMode
  /// What it takes.
  public internal(set) var used = ByteSize.zero
}

/// Memory that one consumer gave back so that its task could have it for another, or for itself.
public struct Spill: Hashable, Sendable, Codable {
  /// The consumer's number.
  public let consumer: Int
  /// How much it gave back.
  public let bytes: ByteSize

  /// A spill of so much by a consumer.
  public init(consumer: Int, bytes: ByteSize) {
    self.consumer = consumer
    self.bytes = bytes
  }
}

/// How much a consumer gives back when it is told to spill so many bytes.
///
/// What it says is held between zero and all that the consumer takes. A consumer that gives back
/// nothing is not asked again for the same request.
///
/// Source: `MemoryConsumer.spill`.
public typealias SpillPolicy = (_ consumer: MemoryConsumer, _ needed: ByteSize) -> ByteSize

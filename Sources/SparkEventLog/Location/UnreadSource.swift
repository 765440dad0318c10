import Synchronization

/// Bytes that can be read once, handed from who found them to who reads them.
final class UnreadSource: Hashable, Sendable {
  private let source: Mutex<(any ByteSource)?>

  init(_ source: sending any ByteSource) {
    self.source = Mutex(source)
  }

  /// The bytes; nil when somebody has taken them already.
  func take() -> sending (any ByteSource)? {
    source.withLock { source in
      let taken = source
      source = nil
      return taken
    }
  }

  static func == (first: UnreadSource, second: UnreadSource) -> Bool { first === second }

  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

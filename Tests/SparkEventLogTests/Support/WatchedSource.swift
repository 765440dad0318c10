import Synchronization

@testable import SparkEventLog

/// Tells what was read of a source that somebody else owns by now.
final class SourceWatch: Sendable {
  private let counts = Mutex((reads: 0, bytes: 0))

  /// How often the source was read, the end included.
  var readCount: Int { counts.withLock(\.reads) }
  /// How many bytes it gave.
  var byteCount: Int { counts.withLock(\.bytes) }

  fileprivate func note(_ bytes: Int) {
    counts.withLock { counts in
      counts.reads += 1
      counts.bytes += bytes
    }
  }
}

/// A source that is watched.
final class WatchedSource: ByteSource {
  private let source: any ByteSource
  private let watch: SourceWatch

  init(_ source: sending any ByteSource, _ watch: SourceWatch) {
    self.source = source
    self.watch = watch
  }

  var damage: SourceDamage? { source.damage }

  func read(into buffer: inout [UInt8], at offset: Int) throws(EventLogError) -> Int {
    let count = try source.read(into: &buffer, at: offset)
    watch.note(count)
    return count
  }
}

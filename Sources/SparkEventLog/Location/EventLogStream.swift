/// Bytes that come in order, once, from somewhere that this module knows nothing of, such as a
/// server.
public protocol EventLogStream: AnyObject, Sendable {
  /// The next bytes, waited for; none at the end.
  ///
  /// - Throws: ``EventLogError`` if no more can come although this was not the end.
  func next() throws(EventLogError) -> [UInt8]
}

/// An ``EventLogStream`` as a source. One that breaks off gives what came before, and a note.
final class EventLogStreamSource: ByteSource {
  private let stream: any EventLogStream
  private var rest: ArraySlice<UInt8> = []
  private var hasBegun = false
  private(set) var damage: SourceDamage?

  init(_ stream: any EventLogStream) {
    self.stream = stream
  }

  func read(into buffer: inout [UInt8], at offset: Int) throws(EventLogError) -> Int {
    guard damage == nil else { return 0 }
    if rest.isEmpty {
      do {
        rest = try stream.next()[...]
      } catch {
        guard hasBegun else { throw error }
        damage = .damaged(error.message)
        return 0
      }
      hasBegun = true
    }
    let count = min(rest.count, buffer.count - offset)
    buffer.replaceSubrange(offset..<(offset + count), with: rest.prefix(count))
    rest = rest.dropFirst(count)
    return count
  }
}

import SystemPackage

/// Bytes that come in order, once.
///
/// Sources are used by one reader at a time and are not `Sendable`.
protocol ByteSource: AnyObject {
  /// Overwrites `buffer` from `offset` on with the next bytes; returns how many, 0 at the end.
  ///
  /// The buffer keeps its size. There must be room behind `offset`.
  func read(into buffer: inout [UInt8], at offset: Int) throws(EventLogError) -> Int

  /// Set, after the end, if the source ended before its format says that it does, or was damaged.
  var damage: SourceDamage? { get }
}

/// The bytes of a file or of a pipe.
final class FileSource: ByteSource {
  private let descriptor: FileDescriptor
  private let name: String
  private let closesAtEnd: Bool
  let damage: SourceDamage? = nil

  /// Opens a file.
  init(path: String) throws(EventLogError) {
    name = path
    do {
      descriptor = try FileDescriptor.open(FilePath(path), .readOnly)
    } catch {
      throw EventLogError(opening: path, error)
    }
    closesAtEnd = true
  }

  /// Reads what is open already, and leaves it open.
  init(_ descriptor: FileDescriptor, name: String) {
    self.descriptor = descriptor
    self.name = name
    closesAtEnd = false
  }

  deinit {
    if closesAtEnd { try? descriptor.close() }
  }

  func read(into buffer: inout [UInt8], at offset: Int) throws(EventLogError) -> Int {
    do {
      return unsafe try buffer.withUnsafeMutableBytes { bytes in
        // The slice is checked against the buffer's bounds, and is used only within the closure.
        unsafe try descriptor.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[offset...]))
      }
    } catch {
      throw EventLogError(opening: name, error)
    }
  }
}

/// Gives back bytes that were read to look at them, then the rest.
final class PrefixedSource: ByteSource {
  private var prefix: ArraySlice<UInt8>
  private let rest: any ByteSource

  init(prefix: [UInt8], rest: any ByteSource) {
    self.prefix = prefix[...]
    self.rest = rest
  }

  var damage: SourceDamage? { rest.damage }

  func read(into buffer: inout [UInt8], at offset: Int) throws(EventLogError) -> Int {
    guard !prefix.isEmpty else { return try rest.read(into: &buffer, at: offset) }
    let count = min(prefix.count, buffer.count - offset)
    buffer.replaceSubrange(offset..<(offset + count), with: prefix.prefix(count))
    prefix = prefix.dropFirst(count)
    return count
  }
}

extension ByteSource {
  /// Reads up to `count` bytes from the front, fewer only at the end.
  func readPrefix(_ count: Int) throws(EventLogError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let read = try self.read(into: &bytes, at: filled)
      if read == 0 { break }
      filled += read
    }
    return Array(bytes.prefix(filled))
  }
}

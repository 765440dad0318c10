import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A file that can be read at any place, by several readers at once. It is closed with its last
/// user.
final class StoredFile: Sendable {
  /// How messages name it.
  let name: String
  /// Its bytes.
  let size: Int64
  private let descriptor: FileDescriptor

  /// Opens a file, and never waits for it.
  init(path: String) throws(EventLogError) {
    name = path
    do {
      descriptor = try FileDescriptor.open(
        FilePath(path), .readOnly, options: [.nonBlocking, .closeOnExec])
    } catch {
      throw EventLogError(opening: path, error)
    }
    do {
      size = try descriptor.seek(offset: 0, from: .end)
    } catch {
      try? descriptor.close()
      throw EventLogError(opening: path, error)
    }
  }

  /// Writes all of a source to a temporary file that has no name any more when it is read, so that
  /// nothing is left behind however the process ends.
  ///
  /// A source that breaks off gives a file of what came before.
  init(spooling source: any ByteSource, name: String) throws(EventLogError) {
    self.name = name
    let path =
      FileManager.default.temporaryDirectory.path
      + "/ballast-\(UInt64.random(in: .min ... .max))"
    do {
      descriptor = try FileDescriptor.open(
        FilePath(path), .readWrite, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: .ownerReadWrite)
    } catch {
      throw Self.cannotKeep(name, error)
    }
    try? FileManager.default.removeItem(atPath: path)
    do throws(EventLogError) {
      size = try Self.copy(source, to: descriptor, name: name)
    } catch {
      try? descriptor.close()
      throw error
    }
  }

  deinit {
    try? descriptor.close()
  }

  private static func copy(
    _ source: any ByteSource, to descriptor: FileDescriptor, name: String
  ) throws(EventLogError) -> Int64 {
    var buffer = [UInt8](repeating: 0, count: 256 << 10)
    var size: Int64 = 0
    while true {
      let count = try source.read(into: &buffer, at: 0)
      guard count > 0 else { return size }
      do {
        size += Int64(try descriptor.writeAll(buffer[..<count]))
      } catch {
        throw cannotKeep(name, error)
      }
    }
  }

  private static func cannotKeep(_ name: String, _ error: any Error) -> EventLogError {
    EventLogError(
      .unreadable, path: name,
      message: "is a zip, and could not be kept in a temporary file while it is read (\(error)); "
        + "let TMPDIR name a directory with room for it")
  }

  /// Overwrites `buffer` from `offset` on with the bytes at a position, at most `limit`; returns how
  /// many, 0 at the end.
  func read(
    into buffer: inout [UInt8], at offset: Int, from position: Int64, limit: Int64
  ) throws(EventLogError) -> Int {
    let count = Int(min(Int64(buffer.count - offset), limit))
    guard count > 0 else { return 0 }
    do {
      return unsafe try buffer.withUnsafeMutableBytes { bytes in
        // The slice is checked against the buffer's bounds, and is used only within the closure.
        unsafe try descriptor.read(
          fromAbsoluteOffset: position,
          into: UnsafeMutableRawBufferPointer(rebasing: bytes[offset..<(offset + count)]))
      }
    } catch {
      throw EventLogError(opening: name, error)
    }
  }

  /// The bytes of a range, fewer where the file ends before.
  func bytes(at position: Int64, count: Int) throws(EventLogError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let read = try self.read(
        into: &bytes, at: filled, from: position + Int64(filled), limit: Int64(count))
      if read == 0 { break }
      filled += read
    }
    return Array(bytes.prefix(filled))
  }

  /// The bytes from a position on, at most `limit`.
  func source(from position: Int64 = 0, limit: Int64 = .max) -> RangeSource {
    RangeSource(self, from: position, limit: limit)
  }
}

/// A range of a file.
final class RangeSource: ByteSource {
  private let file: StoredFile
  private var position: Int64
  private var rest: Int64
  let damage: SourceDamage? = nil

  init(_ file: StoredFile, from position: Int64, limit: Int64) {
    self.file = file
    self.position = position
    rest = limit
  }

  func read(into buffer: inout [UInt8], at offset: Int) throws(EventLogError) -> Int {
    let count = try file.read(into: &buffer, at: offset, from: position, limit: rest)
    position += Int64(count)
    rest -= Int64(count)
    return count
  }
}

/// What a zip says of one of its files. Its name is data, and never a path to write to.
///
/// Source: APPNOTE.TXT 6.3.10, sections 4.3.7 and 4.3.12.
struct ZipEntry: Hashable, Sendable {
  /// How the bytes are packed.
  enum Method: Hashable, Sendable {
    case stored, deflated
    case other(Int)

    init(_ number: Int) {
      switch number {
      case 0: self = .stored
      case 8: self = .deflated
      default: self = .other(number)
      }
    }
  }

  /// The name with its directories, separated by slashes.
  var name: String
  var method: Method
  var isEncrypted: Bool
  /// The checksum of what is packed; nil where the zip was cut before it.
  var checksum: UInt32?
  /// Bytes as packed; nil where only the packed bytes themselves tell their end.
  var packedSize: Int64?
  /// Where its local header begins.
  var offset: Int64

  /// The directories in the name, or nothing.
  var directory: String {
    name.lastIndex(of: "/").map { String(name[..<$0]) } ?? ""
  }

  /// The name without its directories; empty for a directory.
  var file: String {
    name.lastIndex(of: "/").map { String(name[name.index(after: $0)...]) } ?? name
  }

  /// What a zip writes in 32 bits when the real figure is elsewhere and has 64.
  private static let elsewhere = Int64(UInt32.max)

  /// A record of the central directory at an offset of these bytes, and its length there.
  static func inDirectory(
    _ bytes: [UInt8], at start: Int
  ) -> (entry: ZipEntry, length: Int)? {
    guard bytes.littleEndian32(at: start) == ZipSignature.directoryRecord,
      let flags = bytes.littleEndian16(at: start + 8),
      let method = bytes.littleEndian16(at: start + 10),
      let checksum = bytes.littleEndian32(at: start + 16),
      let packed = bytes.littleEndian32(at: start + 20),
      let size = bytes.littleEndian32(at: start + 24),
      let nameLength = bytes.littleEndian16(at: start + 28),
      let extraLength = bytes.littleEndian16(at: start + 30),
      let commentLength = bytes.littleEndian16(at: start + 32),
      let offset = bytes.littleEndian32(at: start + 42)
    else { return nil }
    let nameEnd = start + 46 + nameLength
    let length = 46 + nameLength + extraLength + commentLength
    guard start + length <= bytes.count else { return nil }
    var wide = WideFields(bytes[nameEnd..<(nameEnd + extraLength)])
    if size == elsewhere { _ = wide.next() }
    let entry = ZipEntry(
      name: String(decoding: bytes[(start + 46)..<nameEnd], as: UTF8.self),
      method: Method(method), isEncrypted: flags & 1 != 0,
      checksum: UInt32(truncatingIfNeeded: checksum),
      packedSize: packed == elsewhere ? wide.next() : packed,
      offset: (offset == elsewhere ? wide.next() : offset) ?? -1)
    return (entry, length)
  }

  /// The figures of 64 bits in an extra field, in the order in which they replace others (4.5.3).
  struct WideFields {
    private var rest: [UInt8] = []

    init(_ extra: ArraySlice<UInt8>) {
      let bytes = Array(extra)
      var start = 0
      while let id = bytes.littleEndian16(at: start), let size = bytes.littleEndian16(at: start + 2)
      {
        let end = start + 4 + size
        if id == 1, end <= bytes.count {
          rest = Array(bytes[(start + 4)..<end])
          return
        }
        start = end
      }
    }

    /// The next figure; nil when there is none, or none that a file can have.
    mutating func next() -> Int64? {
      guard let value = rest.littleEndian64(at: 0) else { return nil }
      rest.removeFirst(8)
      return value
    }
  }
}

/// The numbers that records of a zip begin with.
enum ZipSignature {
  static let localHeader: Int64 = 0x0403_4B50
  static let directoryRecord: Int64 = 0x0201_4B50
  static let end: Int64 = 0x0605_4B50
  static let wideEnd: Int64 = 0x0606_4B50
  static let wideEndLocator: Int64 = 0x0706_4B50
}

extension [UInt8] {
  func littleEndian16(at offset: Int) -> Int? { littleEndian(at: offset, count: 2).map(Int.init) }

  func littleEndian32(at offset: Int) -> Int64? {
    littleEndian(at: offset, count: 4).map(Int64.init)
  }

  /// Nil also for figures beyond what a signed one of 64 bits holds: no file is as large.
  func littleEndian64(at offset: Int) -> Int64? {
    littleEndian(at: offset, count: 8).flatMap(Int64.init(exactly:))
  }

  private func littleEndian(at offset: Int, count: Int) -> UInt64? {
    guard offset >= 0, offset <= self.count - count else { return nil }
    return self[offset..<(offset + count)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}

/// The files of a zip whose table of contents is missing or damaged, found by the header that stands
/// before each of them.
///
/// Source: APPNOTE.TXT 6.3.10, sections 4.3.7 and 4.3.9.
struct ZipSalvage {
  /// More files than this are not looked for.
  static let mostEntries = 100_000

  /// What was found, from the front to the first thing that is no file.
  private(set) var entries: [ZipEntry] = []

  init(of file: StoredFile) throws(EventLogError) {
    var position: Int64 = 0
    while entries.count < Self.mostEntries,
      let header = try LocalHeader(in: file, at: position)
    {
      entries.append(header.entry)
      guard let next = try Self.end(of: header, in: file) else { return }
      position = next
    }
  }

  /// Where the next header is; nil if there is none.
  private static func end(of header: LocalHeader, in file: StoredFile) throws(EventLogError)
    -> Int64?
  {
    if let size = header.entry.packedSize {
      let (end, overflows) = header.dataStart.addingReportingOverflow(size)
      return overflows ? nil : end
    }
    // The sizes come only after the data, so the data must tell where it ends.
    guard header.entry.method == .deflated, !header.entry.isEncrypted else { return nil }
    let packed = file.source(from: header.dataStart)
    let plain = InflateSource(packed)
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while try plain.read(into: &buffer, at: 0) > 0 {}
    guard plain.damage == nil else { return nil }
    let end = header.dataStart + plain.consumed
    // A description of 12 to 24 bytes may stand between.
    let between = try file.bytes(at: end, count: 28)
    return between.indices.first {
      between.littleEndian32(at: $0) == ZipSignature.localHeader
    }.map { end + Int64($0) }
  }
}

/// What stands before a file's data.
struct LocalHeader {
  var entry: ZipEntry
  var dataStart: Int64

  /// Reads the header at a position; nil if there is none.
  init?(in file: StoredFile, at position: Int64) throws(EventLogError) {
    guard position >= 0, position < file.size else { return nil }
    let bytes = try file.bytes(at: position, count: 30)
    guard bytes.littleEndian32(at: 0) == ZipSignature.localHeader,
      let flags = bytes.littleEndian16(at: 6),
      let method = bytes.littleEndian16(at: 8),
      let checksum = bytes.littleEndian32(at: 14),
      let packed = bytes.littleEndian32(at: 18),
      let size = bytes.littleEndian32(at: 22),
      let nameLength = bytes.littleEndian16(at: 26),
      let extraLength = bytes.littleEndian16(at: 28)
    else { return nil }
    let rest = try file.bytes(at: position + 30, count: nameLength + extraLength)
    guard rest.count == nameLength + extraLength else { return nil }
    let isDescribedLater = flags & 8 != 0
    var wide = ZipEntry.WideFields(rest[nameLength...])
    if size == Int64(UInt32.max) { _ = wide.next() }
    entry = ZipEntry(
      name: String(decoding: rest[..<nameLength], as: UTF8.self),
      method: ZipEntry.Method(method), isEncrypted: flags & 1 != 0,
      checksum: isDescribedLater ? nil : UInt32(truncatingIfNeeded: checksum),
      packedSize: isDescribedLater
        ? nil : packed == Int64(UInt32.max) ? wide.next() : packed,
      offset: position)
    dataStart = position + 30 + Int64(nameLength + extraLength)
  }
}

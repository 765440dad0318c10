/// The table of contents that a zip has at its end.
///
/// Source: APPNOTE.TXT 6.3.10, sections 4.3.12 to 4.3.16.
struct ZipDirectory {
  /// A longer table is not read; that of a History Server has some hundred bytes for each file.
  static let longest = 64 << 20

  /// The entries in the order of the table.
  private(set) var entries: [ZipEntry] = []

  /// Reads the table; nil when it is missing, cut or damaged.
  init?(of file: StoredFile) throws(EventLogError) {
    guard let place = try Place(in: file),
      place.offset >= 0, place.length >= 0, place.length <= Self.longest,
      place.offset <= file.size - place.length
    else { return nil }
    let bytes = try file.bytes(at: place.offset, count: Int(place.length))
    var start = 0
    while start < bytes.count, bytes.littleEndian32(at: start) == ZipSignature.directoryRecord {
      guard let record = ZipEntry.inDirectory(bytes, at: start) else { return nil }
      entries.append(record.entry)
      start += record.length
    }
    guard Int64(entries.count) == place.entryCount else { return nil }
  }

  /// Where the table is, and how much of it.
  private struct Place {
    var offset: Int64
    var length: Int64
    var entryCount: Int64

    init?(in file: StoredFile) throws(EventLogError) {
      // The end record has 22 bytes and a comment of at most 65,535.
      let tailLength = Int(min(file.size, 22 + 0xFFFF))
      let tailStart = file.size - Int64(tailLength)
      let tail = try file.bytes(at: tailStart, count: tailLength)
      guard
        let end = tail.indices.dropLast(21).last(where: {
          tail.littleEndian32(at: $0) == ZipSignature.end
        }),
        let count = tail.littleEndian16(at: end + 10),
        let length = tail.littleEndian32(at: end + 12),
        let offset = tail.littleEndian32(at: end + 16)
      else { return nil }
      (self.offset, self.length, entryCount) = (offset, length, Int64(count))
      let isWide =
        offset == Int64(UInt32.max) || length == Int64(UInt32.max) || count == Int(UInt16.max)
      guard isWide else { return }
      let locator = try file.bytes(at: max(0, tailStart + Int64(end) - 20), count: 20)
      guard locator.littleEndian32(at: 0) == ZipSignature.wideEndLocator,
        let wideStart = locator.littleEndian64(at: 8), wideStart <= file.size
      else { return }
      let wide = try file.bytes(at: wideStart, count: 56)
      guard wide.littleEndian32(at: 0) == ZipSignature.wideEnd,
        let wideCount = wide.littleEndian64(at: 32),
        let wideLength = wide.littleEndian64(at: 40),
        let wideOffset = wide.littleEndian64(at: 48)
      else { return nil }
      (self.offset, self.length, entryCount) = (wideOffset, wideLength, wideCount)
    }
  }
}

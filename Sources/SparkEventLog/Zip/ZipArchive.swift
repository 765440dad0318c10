/// A zip that can be read at any place.
final class ZipArchive: Sendable {
  /// How messages name it.
  var name: String { file.name }
  /// Its files, directories left out.
  let entries: [ZipEntry]
  /// What is wrong with it as a whole.
  let damage: [String]
  private let file: StoredFile

  /// Reads the table of contents, or what is left of one.
  ///
  /// - Throws: ``EventLogError`` if the file cannot be read.
  init(_ file: StoredFile) throws(EventLogError) {
    self.file = file
    if let directory = try ZipDirectory(of: file) {
      entries = directory.entries.filter { !$0.file.isEmpty }
      damage = []
    } else {
      entries = try ZipSalvage(of: file).entries.filter { !$0.file.isEmpty }
      damage = ["\(file.name) is a zip without its end, so files of it may be missing"]
    }
  }

  /// Whether a file that begins so is a zip: with a file, or with the end of an empty one.
  static func begins(_ magic: [UInt8]) -> Bool {
    let signature = magic.littleEndian32(at: 0)
    return signature == ZipSignature.localHeader || signature == ZipSignature.end
  }

  /// How messages name an entry.
  func displayName(of entry: ZipEntry) -> String { "\(name)!/\(entry.name)" }

  /// What an entry holds.
  ///
  /// - Throws: ``EventLogError`` if it is encrypted or packed in a way that is not read.
  func source(of entry: ZipEntry) throws(EventLogError) -> any ByteSource {
    guard !entry.isEncrypted else {
      throw EventLogError(
        .unreadable, path: displayName(of: entry),
        message: "is encrypted; unpack the zip with its password, and name what comes out")
    }
    guard let header = try LocalHeader(in: file, at: entry.offset) else {
      throw EventLogError(
        .unreadable, path: displayName(of: entry),
        message: "is not where the table of the zip says; the zip is damaged, fetch it again")
    }
    let limit = entry.packedSize ?? .max
    let packed = file.source(from: header.dataStart, limit: limit)
    let plain: any ByteSource
    switch entry.method {
    case .stored: plain = packed
    case .deflated: plain = InflateSource(packed)
    case .other(let number):
      throw EventLogError(
        .unsupportedCodec, path: displayName(of: entry),
        message: "is packed into the zip by method \(number), which is not read; unpack the zip, "
          + "and name what comes out")
    }
    guard let checksum = entry.checksum else { return plain }
    return CheckedSource(plain, checksum: checksum)
  }
}

extension ZipArchive: Hashable {
  static func == (first: ZipArchive, second: ZipArchive) -> Bool { first === second }

  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

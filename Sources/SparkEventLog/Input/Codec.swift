/// How a file is compressed, told by its first bytes and never by its name.
enum Codec: String {
  case plain
  case zstd
  case lz4 = "LZ4"
  case snappy
  case lzf = "LZF"
  case gzip
  case zip

  /// More bytes than any codec needs to be recognized.
  static let magicLength = 8

  init(magic bytes: [UInt8]) {
    self =
      Self.magics.first { bytes.starts(with: $0.bytes) }?.codec ?? .plain
  }

  /// Sources: RFC 8878 (zstd), lz4-java `LZ4BlockOutputStream` and the LZ4 frame format,
  /// snappy-java `SnappyCodec`, compress-lzf `LZFChunk`, RFC 1952 (gzip), APPNOTE.TXT (zip).
  private static let magics: [(bytes: [UInt8], codec: Codec)] = [
    ([0x28, 0xB5, 0x2F, 0xFD], .zstd),
    (Array("LZ4Block".utf8), .lz4),
    ([0x04, 0x22, 0x4D, 0x18], .lz4),
    ([0x82] + Array("SNAPPY".utf8) + [0x00], .snappy),
    (Array("ZV".utf8), .lzf),
    ([0x1F, 0x8B], .gzip),
    ([0x50, 0x4B, 0x03, 0x04], .zip),
  ]

  /// The JSON in `source`, which begins with one of the codecs.
  static func decoded(_ source: any ByteSource, name: String) throws(EventLogError)
    -> any ByteSource
  {
    let magic = try source.readPrefix(magicLength)
    let whole = PrefixedSource(prefix: magic, rest: source)
    switch Codec(magic: magic) {
    case .plain: return whole
    case .zstd: return ZstdSource(whole)
    case let other:
      throw EventLogError(
        .unsupportedCodec, path: name,
        message: "is compressed with \(other.rawValue), which this version does not read; "
          + "decompress it first, or log with spark.eventLog.compression.codec=zstd")
    }
  }
}

/// How a file is compressed, told by its first bytes and never by its name.
enum Codec: String {
  case plain
  case zstd
  /// As Spark writes LZ4.
  case lz4Block = "LZ4 blocks"
  /// As the `lz4` command writes it.
  case lz4Frame = "LZ4"
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

  /// Sources: RFC 8878 (zstd and its skippable frames, with which pzstd begins its files),
  /// lz4-java `LZ4BlockOutputStream` and the LZ4 frame format, snappy-java `SnappyCodec`,
  /// compress-lzf `LZFChunk`, RFC 1952 (gzip), APPNOTE.TXT (zip).
  private static let magics: [(bytes: [UInt8], codec: Codec)] =
    [
      ([0x28, 0xB5, 0x2F, 0xFD], .zstd),
      (Array("LZ4Block".utf8), .lz4Block),
      ([0x04, 0x22, 0x4D, 0x18], .lz4Frame),
      ([0x82] + Array("SNAPPY".utf8) + [0x00], .snappy),
      (Array("ZV".utf8), .lzf),
      ([0x1F, 0x8B], .gzip),
      ([0x50, 0x4B, 0x03, 0x04], .zip),
    ] + (UInt8(0x50)...0x5F).map { ([$0, 0x2A, 0x4D, 0x18], .zstd) }

  /// How many codecs may lie around each other, as where an archive compresses all files again.
  static let mostLayers = 3

  /// The JSON in `source`, which begins with one of the codecs.
  ///
  /// - Throws: ``EventLogError`` if it cannot be read, or is compressed in a way that is not read.
  static func decoded(_ source: any ByteSource, name: String) throws(EventLogError)
    -> any ByteSource
  {
    let compressed = CountingSource(source)
    var content: any ByteSource = compressed
    for _ in 0..<mostLayers {
      let (codec, whole) = try recognized(content)
      guard let layer = try codec.decoder(whole, name: name) else { return whole }
      content = ExpansionLimit(layer, of: compressed)
    }
    let (codec, whole) = try recognized(content)
    guard codec == .plain else {
      throw EventLogError(
        .unsupportedCodec, path: name,
        message: "is compressed more than \(mostLayers) times over; decompress it first")
    }
    return whole
  }

  private static func recognized(_ source: any ByteSource) throws(EventLogError)
    -> (Codec, any ByteSource)
  {
    let magic = try source.readPrefix(magicLength)
    return (Codec(magic: magic), PrefixedSource(prefix: magic, rest: source))
  }

  /// What decompresses `source`; nil for plain bytes.
  private func decoder(_ source: any ByteSource, name: String) throws(EventLogError)
    -> (any ByteSource)?
  {
    switch self {
    case .plain: nil
    case .zstd: StreamSource<ZstdDecoder>(source)
    case .lz4Block: BlockSource<LZ4BlockFormat>(source)
    case .lz4Frame: StreamSource<LZ4FrameDecoder>(source)
    case .snappy: BlockSource<SnappyFormat>(source)
    case .lzf: BlockSource<LZFFormat>(source)
    case .gzip: StreamSource<GzipDecoder>(source)
    case .zip:
      throw EventLogError(
        .unsupportedCodec, path: name,
        message: "is compressed with \(rawValue), which this version does not read; "
          + "decompress it first, or log with spark.eventLog.compression.codec=zstd")
    }
  }
}

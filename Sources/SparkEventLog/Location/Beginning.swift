/// What bytes look like from their beginning.
enum Beginning {
  case log
  case archive
  case other

  /// So many bytes of JSON are looked at; Spark writes an event's name first.
  private static let inspected = 4096

  /// Reads the beginning of a source, which nobody reads after that.
  ///
  /// What is compressed and cannot be decompressed counts as a log, so that whoever reads it says
  /// what is wrong with it.
  init(of source: any ByteSource) throws(EventLogError) {
    let magic = try source.readPrefix(Codec.magicLength)
    if ZipArchive.begins(magic) {
      self = .archive
      return
    }
    let whole = PrefixedSource(prefix: magic, rest: source)
    guard Codec(magic: magic) != .plain else {
      guard Self.mayBeEvent(magic) else {
        self = .other
        return
      }
      self = Self.isEvent(try whole.readPrefix(Self.inspected)) ? .log : .other
      return
    }
    do throws(EventLogError) {
      let json = try Codec.decoded(whole, name: "")
      let start = try json.readPrefix(Self.inspected)
      self = Self.isEvent(start) || json.damage != nil ? .log : .other
    } catch {
      // Everything else is packed with gzip as well, and Spark has no such codec.
      self = Codec(magic: magic) == .gzip ? .other : .log
    }
  }

  private static func isEvent(_ json: [UInt8]) -> Bool {
    mayBeEvent(json) && contains(json, Array("\"Event\"".utf8))
  }

  /// Whether the first character, as far as it is there, opens an object.
  private static func mayBeEvent(_ json: [UInt8]) -> Bool {
    let first = json.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    return first == nil ? !json.isEmpty : first == UInt8(ascii: "{")
  }

  private static func contains(_ bytes: [UInt8], _ wanted: [UInt8]) -> Bool {
    bytes.indices.contains { bytes[$0...].starts(with: wanted) }
  }
}

/// A unit of sizes in Spark's configuration; each is 1024 of the one before.
///
/// Source: `common/utils/src/main/java/org/apache/spark/network/util/ByteUnit.java`.
public enum ByteUnit: String, Hashable, Sendable, Codable, CaseIterable {
  /// One byte, written `b`.
  case byte
  /// 1024 bytes, written `k`.
  case kibibyte
  /// 1024 KiB, written `m`.
  case mebibyte
  /// 1024 MiB, written `g`.
  case gibibyte
  /// 1024 GiB, written `t`.
  case tebibyte
  /// 1024 TiB, written `p`.
  case pebibyte

  /// How many bytes the unit has.
  public var byteCount: Int64 {
    switch self {
    case .byte: 1
    case .kibibyte: 1 << 10
    case .mebibyte: 1 << 20
    case .gibibyte: 1 << 30
    case .tebibyte: 1 << 40
    case .pebibyte: 1 << 50
    }
  }

  /// The one letter that Spark and the JVM read.
  public var letter: String {
    switch self {
    case .byte: "b"
    case .kibibyte: "k"
    case .mebibyte: "m"
    case .gibibyte: "g"
    case .tebibyte: "t"
    case .pebibyte: "p"
    }
  }

  /// The symbol that people read: `MiB`.
  public var symbol: String {
    self == .byte ? "B" : letter.uppercased() + "iB"
  }
}

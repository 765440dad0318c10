extension ByteSize: CustomStringConvertible {
  /// The size for people, with at most one decimal: `8 GiB`, `1.5 GiB`, `384 MiB`, `17 B`.
  public var description: String {
    let sign = bytes < 0 ? "-" : ""
    let magnitude = bytes.magnitude
    let units = ByteUnit.allCases
    guard let fitting = units.lastIndex(where: { $0.byteCount.magnitude <= magnitude }),
      units[fitting] != .byte
    else { return "\(sign)\(magnitude) B" }
    var unit = units[fitting]
    var tenths = Self.tenths(of: magnitude, in: unit)
    if tenths >= 10 * 1024, fitting + 1 < units.count {
      unit = units[fitting + 1]
      tenths = Self.tenths(of: magnitude, in: unit)
    }
    let decimal = tenths % 10 == 0 ? "" : ".\(tenths % 10)"
    return "\(sign)\(tenths / 10)\(decimal) \(unit.symbol)"
  }

  /// The magnitude in tenths of a unit, rounded half up.
  private static func tenths(of magnitude: UInt64, in unit: ByteUnit) -> UInt64 {
    let (whole, rest) = magnitude.quotientAndRemainder(dividingBy: unit.byteCount.magnitude)
    return whole * 10 + (rest * 10 + unit.byteCount.magnitude / 2) / unit.byteCount.magnitude
  }

  /// The shortest exact spelling that Spark reads, with one letter of unit: `8g`, `1536m`, `17b`.
  ///
  /// Units go up to `t`, the greatest one that the JVM's `-Xmx` reads too.
  public var sparkText: String {
    let units: [ByteUnit] = [.tebibyte, .gibibyte, .mebibyte, .kibibyte]
    for unit in units where bytes != 0 && bytes % unit.byteCount == 0 {
      return "\(bytes / unit.byteCount)\(unit.letter)"
    }
    return "\(bytes)b"
  }
}

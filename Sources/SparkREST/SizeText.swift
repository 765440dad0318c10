/// Sizes as Spark shows them to people: `16.5 MiB`.
///
/// Source: `bytesToString` in `common/utils/…/util/SparkErrorUtils.scala` and `core/…/util/Utils.scala`:
/// one decimal, of the unit that leaves at least two. So a size of a mebibyte or more is at most a
/// fortieth from the true one.
enum SizeText {
  /// Bytes; nil for what is no size.
  static func bytes(_ text: some StringProtocol) -> Int64? {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let number = Double(parts[0]), number >= 0,
      let power = units.firstIndex(of: String(parts[1]))
    else { return nil }
    return Int64(exactly: (number * Double(Int64(1) << (10 * Int64(power)))).rounded())
  }

  private static let units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]
}

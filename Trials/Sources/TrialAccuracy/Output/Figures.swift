import SparkMemory

/// Figures as they stand in a table. What is not known is a dash.
enum Figures {
  static let none = "–"

  /// With so many digits after the point, rounded half away from zero.
  static func decimal(_ value: Double?, digits: Int = 2) -> String {
    guard let value, value.isFinite else { return none }
    let scale = (0..<max(0, digits)).reduce(1) { product, _ in product * 10 }
    let scaled = Int64.rounded(value.magnitude * Double(scale))
    let (whole, rest) = scaled.magnitude.quotientAndRemainder(dividingBy: UInt64(scale))
    let sign = value < 0 && scaled != 0 ? "−" : ""
    guard digits > 0 else { return "\(sign)\(whole)" }
    let text = String(rest)
    return "\(sign)\(whole).\(String(repeating: "0", count: digits - text.count))\(text)"
  }

  /// A whole number of percent; with a digit more where it would be 0 or 100 and is not exactly that.
  static func percent(_ share: Double?) -> String {
    guard let share, share.isFinite else { return none }
    if share > 0, share < 0.01 { return "\(decimal(max(share * 100, 0.1), digits: 1)) %" }
    if share < 1, share >= 0.995 { return "\(decimal(min(share * 100, 99.9), digits: 1)) %" }
    return "\(decimal(share * 100, digits: 0)) %"
  }

  /// As `3/12 (25 %)`.
  static func share(_ share: Share) -> String {
    share.whole == 0 ? none : "\(share.part)/\(share.whole) (\(percent(share.value)))"
  }

  /// As `1.20 ×`.
  static func ratio(_ value: Double?) -> String {
    value == nil ? none : "\(decimal(value)) ×"
  }

  /// The median, and in brackets what nine of ten are above and below, as `1.20 × (0.90–2.10)`.
  static func spread(_ sample: Sample) -> String {
    guard sample.count > 0 else { return none }
    let low = decimal(sample.quantile(0.1))
    let high = decimal(sample.quantile(0.9))
    return "\(ratio(sample.median)) (\(low)–\(high))"
  }

  /// Bytes for people.
  static func size(_ bytes: Int64?) -> String {
    bytes.map { ByteSize(bytes: $0).description } ?? none
  }
}

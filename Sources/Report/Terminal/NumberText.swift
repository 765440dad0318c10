/// Numbers as text, in one form everywhere.
public enum NumberText {
  /// A whole number with commas between thousands: `1,234,567`.
  public static func grouped(_ value: some BinaryInteger) -> String {
    let digits = Array(String(value.magnitude))
    var result = value < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result += "," }
      result.append(digit)
    }
    return result
  }

  /// A number with a fixed count of decimals, rounded half away from zero: `12.50`.
  ///
  /// What is not a number is a dash; so is what 64 bits of the last decimal cannot hold.
  public static func fixed(_ value: Double, decimals: Int = 1) -> String {
    let places = min(max(decimals, 0), 9)
    var scale: Int64 = 1
    for _ in 0..<places { scale *= 10 }
    let scaled = abs(value) * Double(scale) + 0.5
    guard scaled.isFinite, scaled < 0x1p62 else { return "–" }
    let units = Int64(scaled)
    let sign = value < 0 && units > 0 ? "-" : ""
    let whole = sign + grouped(units / scale)
    guard places > 0 else { return whole }
    let rest = String(units % scale)
    return whole + "." + String(repeating: "0", count: places - rest.count) + rest
  }

  /// A share of one as a percentage: `12.5 %`.
  public static func percent(_ share: Double, decimals: Int = 0) -> String {
    fixed(share * 100, decimals: decimals) + " %"
  }
}

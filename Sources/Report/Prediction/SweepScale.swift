import SparkMemory

/// How the values of a setting are counted, stepped and written in a sweep.
enum SweepScale {
  /// In bytes.
  case size(bareUnit: ByteUnit)
  /// In ones.
  case whole
  /// In thousandths.
  case decimal

  /// The scale of a type; nil if its values have no order.
  init?(_ type: ConfigurationKey.ValueType) {
    switch type {
    case .bytes(let unit): self = .size(bareUnit: unit)
    case .int, .long: self = .whole
    case .double: self = .decimal
    case .boolean, .string, .list, .time: return nil
    }
  }

  /// A range as an example.
  var example: String {
    switch self {
    case .size: "a range such as 1g..8g, or 1g..8g:512m"
    case .whole: "a range such as 1..4, or 64..1024:64"
    case .decimal: "a range such as 0.2..0.8, or 0.2..0.8:0.1"
    }
  }

  /// What is said of an end that is not one.
  var complaint: String {
    switch self {
    case .size: "no size"
    case .whole: "no whole number from 0 on"
    case .decimal: "no number from 0 on with up to three decimals"
    }
  }

  /// The amount of a text; nil if it is none.
  func amount(of text: String, version: SparkVersion) -> Int64? {
    switch self {
    case .size(let unit):
      return try? ByteSize(parsing: text, bareUnit: unit, version: version).bytes
    case .whole:
      return Int64(text)
    case .decimal:
      guard let value = Double(text), value.isFinite, abs(value) < 1e12 else { return nil }
      let thousandths = (value * 1000).rounded()
      return abs(thousandths - value * 1000) < 1e-6 ? Int64(exactly: thousandths) : nil
    }
  }

  /// The text of an amount.
  func text(of amount: Int64) -> String {
    switch self {
    case .size: return ByteSize(bytes: amount).sparkText
    case .whole: return String(amount)
    case .decimal:
      let digits = String(amount % 1000 + 1000).dropFirst()
      let decimals = digits.prefix(max(1, 3 - digits.reversed().prefix { $0 == "0" }.count))
      return "\(amount / 1000).\(decimals)"
    }
  }

  /// The amounts from a low end through a high one, both included and neither below zero.
  func amounts(from low: Int64, through high: Int64, step: Int64?) -> [Int64] {
    guard low < high else { return [low] }
    if let step {
      return Self.ends(low, high, between: stride(from: low, to: high, by: Int64.Stride(step)))
    }
    switch self {
    case .whole: return Self.wholeNumbers(from: low, through: high)
    case .size:
      // Sizes in MiB have steps in MiB: a fraction of one would be written in KiB.
      let units: [ByteUnit] = [.mebibyte, .kibibyte]
      let unit = units.first { low % $0.byteCount == 0 && high % $0.byteCount == 0 } ?? .byte
      return Self.multiples(from: low, through: high, steps: 60) { unit.byteCount << $0 }
    case .decimal:
      return Self.multiples(from: low, through: high, steps: 48) { index in
        // One, two, five, ten, twenty, fifty, and so on: what people count decimals in.
        let power = (0..<index / 3).reduce(Int64(1)) { power, _ in power * 10 }
        return power * (index % 3 == 0 ? 1 : index % 3 == 1 ? 2 : 5)
      }
    }
  }

  /// All of them if they are few, else doubled.
  private static func wholeNumbers(from low: Int64, through high: Int64) -> [Int64] {
    guard high - low >= Int64(SettingSweep.mostPoints) else { return Array(low...high) }
    var amounts = [low]
    var next = low
    while next <= high / 2 {
      next = max(1, next * 2)
      amounts.append(next)
    }
    return amounts.last == high ? amounts : amounts + [high]
  }

  /// Both ends and, between them, the multiples of the smallest step that gives few enough; one that
  /// is nearer than half a step to an end is left out.
  private static func multiples(
    from low: Int64, through high: Int64, steps: Int, _ step: (Int) -> Int64
  ) -> [Int64] {
    for index in 0..<steps {
      let step = step(index)
      guard step > 0 else { break }
      guard (high - low) / step <= Int64(SettingSweep.mostPoints) else { continue }
      let first = (low / step + 1) * step
      guard first > low, first < high else { break }
      let inner = stride(from: first, to: high, by: Int64.Stride(step))
        .filter { $0 - low > step / 2 && high - $0 > step / 2 }
      if inner.count + 2 <= SettingSweep.mostPoints { return [low] + inner + [high] }
    }
    return [low, high]
  }

  private static func ends(
    _ low: Int64, _ high: Int64, between: some Sequence<Int64>
  ) -> [Int64] {
    let inner = between.filter { $0 > low && $0 < high }
    return [low] + inner + [high]
  }
}

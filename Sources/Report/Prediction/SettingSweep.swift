public import SparkMemory

/// Several values of one setting, written as a range: `1g..8g`, `1..4`, `1g..8g:512m`.
///
/// The ends are always among the values. Without a step, sizes and decimal numbers are spread over
/// at most ``mostPoints`` values that a person would write, and whole numbers are all taken where
/// there are no more than that, else doubled.
public struct SettingSweep: Hashable, Sendable {
  /// The setting, by its current name.
  public let key: String
  /// The values from the lowest to the highest, as Spark reads them.
  public let values: [String]

  /// The most values that a sweep without a step has of sizes and decimal numbers.
  public static let mostPoints = 12
  /// The most combinations of values, and the most values of one setting.
  public static let mostCombinations = 64
  /// Far above any size or count, and so low that the step above it still has 64 bits.
  private static let mostAmount = Int64.max / 4

  /// The sweep that a value stands for; nil where it is a plain value.
  ///
  /// Only settings whose value is a size or a number can be swept: elsewhere two dots are text.
  /// - Parameters:
  ///   - key: The setting.
  ///   - text: The value as it was given.
  ///   - version: The version of Spark that reads it.
  /// - Throws: `ConfigurationError` for a range that cannot be read.
  public init?(
    _ key: ConfigurationKey, _ text: String, version: SparkVersion = .latest
  ) throws(ConfigurationError) {
    guard let scale = SweepScale(key.type), let dots = text.firstTwoDots else {
      return nil
    }
    func refused(_ why: String) -> ConfigurationError {
      ConfigurationError(key: key.name, value: text, why: why)
    }
    let first = text[..<dots.lowerBound]
    let rest = text[dots.upperBound...].split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(rest.count), let last = rest.first else {
      throw refused("a range has two ends and at most one step; write \(scale.example)")
    }
    func amount(_ part: Substring, _ name: String) throws(ConfigurationError) -> Int64 {
      guard let amount = scale.amount(of: String(part), version: version),
        (0...Self.mostAmount).contains(amount)
      else {
        throw refused("its \(name), '\(part)', is \(scale.complaint); write \(scale.example)")
      }
      return amount
    }
    let low = try amount(first, "low end")
    let high = try amount(last, "high end")
    guard low <= high else {
      throw refused("its low end is above its high end; write \(last)..\(first)")
    }
    let step = rest.count == 2 ? try amount(rest[1], "step") : nil
    if let step, step == 0 || (high - low) / step >= Int64(Self.mostCombinations) {
      throw refused("its step gives more than \(Self.mostCombinations) values; take a larger one")
    }
    self.key = key.name
    values = scale.amounts(from: low, through: high, step: step).map(scale.text)
  }

  /// All combinations of the values of several settings, the last setting changing fastest; one
  /// without any setting where nothing is given.
  ///
  /// - Parameter choices: Settings with their values.
  /// - Returns: The combinations; nil if there are more than ``mostCombinations``.
  public static func combinations(
    of choices: [(key: String, values: [String])]
  ) -> [[String: String]]? {
    var combinations: [[String: String]] = [[:]]
    for choice in choices {
      let (count, overflow) = combinations.count.multipliedReportingOverflow(
        by: choice.values.count)
      guard !overflow, count <= mostCombinations else { return nil }
      combinations = combinations.flatMap { combination in
        choice.values.map { value in combination.merging([choice.key: value]) { _, new in new } }
      }
    }
    return combinations
  }
}

extension String {
  /// Where the first two dots stand.
  fileprivate var firstTwoDots: Range<String.Index>? {
    var place = startIndex
    while let dot = self[place...].firstIndex(of: ".") {
      let next = index(after: dot)
      if next < endIndex, self[next] == "." { return dot..<index(after: next) }
      place = next
    }
    return nil
  }
}

extension ConfigurationKey {
  /// Refuses a value that Spark would refuse for this setting when it reads it.
  ///
  /// A reference to another setting, `${…}`, and what Spark has redacted are taken as they are. What
  /// a setting allows beyond its type is what the newest version checks, and is held against that
  /// version only.
  /// - Parameters:
  ///   - value: The value as it was given.
  ///   - version: The version of Spark that reads it.
  /// - Throws: `ConfigurationError` with what to write instead.
  public func check(_ value: String, version: SparkVersion) throws(ConfigurationError) {
    guard isRead(by: version), !value.contains("${"), !value.trimmedAsJava.hasPrefix("***")
    else { return }
    let configuration = SparkConfiguration([name: value])
    let amount: Double?
    switch type {
    case .bytes(let unit):
      let size = try configuration.exactBytes(self, bareUnit: unit, version: version)
      amount = size.map { Double($0.bytes) }
    case .int where self == .taskCPUs && version >= SparkFacts.decimalTaskCPUsSince,
      .double:
      amount = try SparkConfiguration([name: value]).double(self, version: version)
    case .int: amount = try configuration.int(self, version: version).map(Double.init)
    case .long:
      guard let whole = Int64(value.trimmedAsJava) else {
        throw refusal(of: value, "it is no whole number; write one without a unit, such as 1024")
      }
      amount = Double(whole)
    case .boolean:
      _ = try configuration.boolean(self, version: version)
      return
    case .time(let unit):
      guard let milliseconds = Self.milliseconds(value, bareUnit: unit) else {
        throw refusal(of: value, "it is no duration; write a whole number and a unit, such as 10s")
      }
      amount = milliseconds
    case .string, .list: amount = nil
    }
    guard version >= .latest, let range, !allows(value, amount, range, version: version) else {
      return
    }
    throw refusal(of: value, "it is not allowed; write a value \(range)")
  }

  private func refusal(of value: String, _ why: String) -> ConfigurationError {
    ConfigurationError(key: name, value: value, why: why)
  }

  private func allows(
    _ value: String, _ amount: Double?, _ range: ValueRange, version: SparkVersion
  ) -> Bool {
    switch range {
    case .oneOf(let texts):
      let folded = texts.map { $0.lowercased() }
      return folded.contains(value.trimmedAsJava.lowercased())
    case .between(let low, let high):
      guard let amount else { return true }
      return isOnSide(amount, of: low, version: version) { $0 > $1 }
        && isOnSide(amount, of: high, version: version) { $0 < $1 }
    }
  }

  private func isOnSide(
    _ amount: Double, of bound: Bound?, version: SparkVersion,
    _ isInside: (Double, Double) -> Bool
  ) -> Bool {
    switch bound {
    case nil: true
    case .included(let text):
      self.amount(text, version: version).map { isInside(amount, $0) || amount == $0 } ?? true
    case .excluded(let text):
      self.amount(text, version: version).map { isInside(amount, $0) } ?? true
    }
  }

  /// A bound in the unit that values are compared in.
  private func amount(_ text: String, version: SparkVersion) -> Double? {
    switch type {
    case .bytes(let unit):
      (try? ByteSize(parsing: text, bareUnit: unit, version: version)).map { Double($0.bytes) }
    case .time(let unit): Self.milliseconds(text, bareUnit: unit)
    default: Double(text)
    }
  }

  /// A duration in milliseconds; nil for a text that Spark does not read as one.
  ///
  /// Source: `JavaUtils.timeStringAs`.
  static func milliseconds(_ text: String, bareUnit: TimeUnit) -> Double? {
    var rest = Substring(text.trimmedAsJava.lowercased())
    let isNegative = rest.first == "-"
    if isNegative { rest.removeFirst() }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    let unit = String(rest.dropFirst(digits.count))
    guard let count = Int64(digits) else { return nil }
    let each: Double? =
      switch unit {
      case "": Double(bareUnit.milliseconds)
      case "us": 0.001
      case "ms": 1
      case "s": 1_000
      case "m", "min": 60_000
      case "h": 3_600_000
      case "d": 86_400_000
      default: nil
      }
    return each.map { Double(isNegative ? -count : count) * $0 }
  }
}

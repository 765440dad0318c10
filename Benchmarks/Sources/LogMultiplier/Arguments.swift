extension Multiplication {
  /// Reads the options of the command.
  ///
  /// - Throws: ``MultiplierError`` for an option that is not known or has no proper value.
  public init(arguments: [String]) throws(MultiplierError) {
    self.init()
    var rest = arguments[...]
    while let option = rest.popFirst() {
      guard let text = rest.popFirst(), let value = Self.amount(text) else {
        throw MultiplierError("\(option) needs a number, such as 1000 or 1GB")
      }
      switch option {
      case "--size": bytes = value
      case "--tasks": tasks = value
      case "--stages": stages = value
      case "--tasks-per-stage": tasksPerStage = value
      case "--executors": executors = value
      case "--seed": seed = UInt64(value)
      default: throw MultiplierError("'\(option)' is not known")
      }
    }
  }

  /// A number that may be followed by KB, MB or GB, each a thousand times the one before.
  static func amount(_ text: String) -> Int? {
    let units = ["KB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000]
    let unit = units.first { text.hasSuffix($0.key) }
    guard let number = Int(text.dropLast(unit?.key.count ?? 0)), number >= 0 else { return nil }
    let (amount, overflows) = number.multipliedReportingOverflow(by: unit?.value ?? 1)
    return overflows ? nil : amount
  }
}

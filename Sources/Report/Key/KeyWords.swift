internal import SparkMemory

extension ConfigurationKey {
  /// What a plain number counts; nil where it is none.
  var bareUnit: String? {
    switch type {
    case .bytes(.byte): "bytes"
    case .bytes(let unit): unit.symbol
    case .time(let unit): unit.rawValue
    case .double, .int, .long: counts
    case .boolean, .string, .list: nil
    }
  }
}

extension ConfigurationKey.ValueType {
  /// The type in one word.
  var word: String {
    switch self {
    case .bytes: "size"
    case .time: "duration"
    case .int, .long: "number"
    case .double: "decimal"
    case .boolean: "boolean"
    case .string: "text"
    case .list: "list"
    }
  }
}

extension ConfigurationKey.Effect {
  /// When a value is looked at for the last time, in a line.
  var sentence: String {
    switch self {
    case .jvmStart: "when the driver's process is launched; inside the program it is too late"
    case .applicationStart: "when the application starts, before there is a SparkContext"
    case .session: "with the first session of the application"
    case .query: "with the next query of the session"
    case .daemonStart:
      "when the Master, Worker, shuffle service or History Server starts, not with an application"
    }
  }

  /// The same for a cell of a table.
  var cell: String {
    switch self {
    case .jvmStart: "driver launch"
    case .applicationStart: "application start"
    case .session: "first session"
    case .query: "next query"
    case .daemonStart: "daemon start"
    }
  }
}

extension SparkVersion {
  /// The version without a last zero, as people write it: `3.2`, `4.0.1`.
  var releaseText: String {
    patch == 0 ? "\(major).\(minor)" : description
  }
}

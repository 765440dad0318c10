import SparkMemory

/// A value that tells what type and unit Spark reads for a setting.
struct TypeProbe {
  let value: String
  /// What Spark makes of it; nil when it refuses it.
  let answer: String?

  func isAnswered(by text: String) -> Bool {
    text == (answer ?? "refused")
  }

  /// Values for a setting, inside its range, that no other type and unit reads the same.
  static func probes(of key: ConfigurationKey, version: SparkVersion) -> [TypeProbe] {
    if case .oneOf = key.range { return [] }
    switch key.type {
    case .bytes(let unit):
      let size = ByteSize.mebibytes(16)
      return [TypeProbe(value: "16m", answer: "\(size.bytes / unit.byteCount)"), refused("16x")]
    case .time(let unit):
      return [
        TypeProbe(value: "2h", answer: "\(7_200_000 / unit.milliseconds)"), refused("2 parsecs"),
      ]
    case .int where key.name == ConfigurationKey.taskCPUs.name && version >= .v(4, 3):
      return [TypeProbe(value: "0.5", answer: "0.500000000")]
    case .int, .long:
      let isLong = key.type == .long
      return [
        TypeProbe(value: "64", answer: "64"), refused("64m"),
        TypeProbe(value: "3000000000", answer: isLong ? "3000000000" : nil),
      ]
    case .double:
      return [TypeProbe(value: "0.55", answer: "0.55"), refused("0,55")]
    case .boolean:
      return [TypeProbe(value: "true", answer: "true"), refused("1")]
    case .string, .list:
      return []
    }
  }

  /// A value that the setting takes.
  static func anyValue(of key: ConfigurationKey) -> String {
    if case .oneOf(let texts) = key.range { return texts.first ?? "" }
    return switch key.type {
    case .bytes: "16m"
    case .double: "0.5"
    case .int, .long: "64"
    case .boolean: "true"
    case .time: "2h"
    case .string, .list: "x"
    }
  }

  private static func refused(_ value: String) -> TypeProbe {
    TypeProbe(value: value, answer: nil)
  }
}

/// A value at or just outside an end of a setting's range.
struct RangeProbe {
  let value: String
  let isTaken: Bool

  static func probes(of key: ConfigurationKey) -> [RangeProbe] {
    guard key.isRegistered(in: .latest) else { return [] }
    switch key.range {
    case nil:
      return []
    case .oneOf(let texts):
      return texts.map { RangeProbe(value: $0, isTaken: true) }
        + [RangeProbe(value: "none of them", isTaken: false)]
    case .between(let low, let high):
      return [low, high].compactMap { $0 }.map { bound in
        switch bound {
        case .included(let value): RangeProbe(value: value, isTaken: true)
        case .excluded(let value): RangeProbe(value: value, isTaken: false)
        }
      } + beyond(low, high, key.type)
    }
  }

  /// An included bound alone would not tell that there is one.
  private static func beyond(
    _ low: ConfigurationKey.Bound?, _ high: ConfigurationKey.Bound?,
    _ type: ConfigurationKey.ValueType
  ) -> [RangeProbe] {
    var result: [RangeProbe] = []
    if case .included(let value) = low {
      result.append(RangeProbe(value: value == "0" ? "-1" : "0", isTaken: false))
    }
    if case .included(let value) = high {
      switch type {
      case .bytes: result.append(RangeProbe(value: "4g", isTaken: false))
      default: result.append(RangeProbe(value: value + "0", isTaken: false))
      }
    }
    return result
  }
}

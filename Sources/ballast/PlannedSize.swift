import ArgumentParser
import SparkMemory

/// A size as somebody who plans writes it: in GiB unless a unit says otherwise.
struct PlannedSize: ExpressibleByArgument {
  let size: ByteSize

  /// No data is larger, and multiples of it are still numbers.
  private static let most = ByteSize(bytes: 1 << 60)

  init?(argument: String) {
    let text = argument.lowercased().filter { !$0.isWhitespace }
    // People write 500gb and 2tib as well.
    let plain = text.hasSuffix("ib") ? String(text.dropLast(2)) : text
    guard let size = Self.whole(plain) ?? Self.fraction(plain), size >= .zero, size <= Self.most
    else { return nil }
    self.size = size
  }

  private static func whole(_ text: String) -> ByteSize? {
    try? ByteSize(parsing: text, bareUnit: .gibibyte)
  }

  /// Spark reads whole numbers only, and a person says 1.5t.
  private static func fraction(_ text: String) -> ByteSize? {
    let number = text.prefix { $0.isNumber || $0 == "." }
    guard let value = Double(number), value.isFinite,
      let one = whole("1" + text.dropFirst(number.count))
    else { return nil }
    return one.scaled(by: value)
  }
}

/// Those who hand out executors on machines.
enum PlannedManager: String, CaseIterable, ExpressibleByArgument {
  case yarn, kubernetes, standalone

  /// The manager.
  var manager: ClusterManager {
    switch self {
    case .yarn: .yarn
    case .kubernetes: .kubernetes
    case .standalone: .standalone
    }
  }
}

/// Prometheus's text format for metrics, version 0.0.4.
///
/// Source: `prometheus/docs`, `content/docs/instrumenting/exposition_formats.md`.
struct PrometheusText {
  /// What a metric is.
  enum Kind: String {
    case gauge, counter
  }

  /// A value under its labels.
  struct Sample {
    var labels: [(name: String, value: String)]
    var value: Double

    init(_ value: Double, _ labels: [(name: String, value: String)] = []) {
      self.labels = labels
      self.value = value
    }
  }

  private(set) var text = ""

  /// Adds a metric with all its samples; one without samples is left out.
  ///
  /// - Parameters:
  ///   - name: Its name, with its unit at the end, and `_total` behind it for a counter.
  ///   - kind: What it is.
  ///   - help: One line about it.
  ///   - samples: The values; those that are not finite are left out.
  mutating func add(_ name: String, _ kind: Kind, _ help: String, _ samples: [Sample]) {
    let samples = samples.filter(\.value.isFinite)
    guard !samples.isEmpty else { return }
    text += "# HELP \(name) \(Self.escaped(help))\n# TYPE \(name) \(kind.rawValue)\n"
    for sample in samples {
      let labels = sample.labels.map { "\($0.name)=\"\(Self.escaped($0.value, quote: true))\"" }
      text += name
      if !labels.isEmpty { text += "{" + labels.joined(separator: ",") + "}" }
      text += " \(Self.number(sample.value))\n"
    }
  }

  private static func escaped(_ text: String, quote: Bool = false) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\"" where quote: result += "\\\""
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whole numbers without a fraction, as far as a double is exact.
  private static func number(_ value: Double) -> String {
    abs(value) < 0x1p53 && value == value.rounded() ? "\(Int64(value))" : "\(value)"
  }
}

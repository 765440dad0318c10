/// Reads Prometheus's text format as strictly as its documentation writes it down, and as no scraper
/// would forgive less.
///
/// Source: `prometheus/docs`, `content/docs/instrumenting/exposition_formats.md`.
struct PrometheusGrammar {
  struct Sample: Hashable {
    var name: String
    var labels: [String: String]
    var value: Double
  }

  struct Fault: Error {
    var line: String
    var reason: String
  }

  private(set) var samples: [Sample] = []
  private(set) var kinds: [String: String] = [:]

  init(_ text: String) throws {
    guard text.isEmpty || text.hasSuffix("\n") else { throw Fault(line: "", reason: "no end") }
    var helped: Set<String> = []
    var current: String?
    var finished: Set<String> = []
    var series: Set<String> = []
    for line in text.split(separator: "\n").map(String.init) {
      func require(_ condition: Bool, _ reason: String) throws {
        if !condition { throw Fault(line: line, reason: reason) }
      }
      if line.hasPrefix("# ") {
        let parts = line.split(separator: " ", maxSplits: 3).map(String.init)
        try require(parts.count == 4, "no text")
        let name = parts[2]
        try require(Self.isName(name), "no name")
        if parts[1] == "HELP" {
          try require(helped.insert(name).inserted, "two helps")
        } else {
          try require(parts[1] == "TYPE", "neither help nor type")
          try require(["gauge", "counter"].contains(parts[3]), "no kind")
          try require(kinds[name] == nil, "two types")
          try require(helped.contains(name), "no help before")
          if let current { finished.insert(current) }
          try require(!finished.contains(name), "a metric in two places")
          kinds[name] = parts[3]
          current = name
        }
        continue
      }
      let sample = try Self.sample(line)
      try require(sample.name == current, "a sample apart from its type")
      try require(
        kinds[sample.name] != "counter" || sample.name.hasSuffix("_total"), "a counter's name")
      try require(sample.value.isFinite, "no number")
      let labels = sample.labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      try require(series.insert("\(sample.name)\(labels)").inserted, "a series twice")
      samples.append(sample)
    }
  }

  private static func isName(_ text: String) -> Bool {
    text.wholeMatch(of: /[a-zA-Z_:][a-zA-Z0-9_:]*/) != nil
  }

  private static func sample(_ line: String) throws -> Sample {
    var rest = Substring(line)
    let name = String(rest.prefix { $0 != "{" && $0 != " " })
    guard isName(name) else { throw Fault(line: line, reason: "no name") }
    rest = rest.dropFirst(name.count)
    var labels: [String: String] = [:]
    if rest.first == "{" {
      rest = rest.dropFirst()
      while rest.first != "}" {
        let label = String(rest.prefix { $0 != "=" })
        guard label.wholeMatch(of: /[a-zA-Z_][a-zA-Z0-9_]*/) != nil, labels[label] == nil else {
          throw Fault(line: line, reason: "no label")
        }
        rest = rest.dropFirst(label.count + 1)
        labels[label] = try quoted(&rest, line)
        if rest.first == "," { rest = rest.dropFirst() }
      }
      rest = rest.dropFirst()
    }
    guard rest.first == " ", let value = Double(rest.dropFirst()) else {
      throw Fault(line: line, reason: "no value")
    }
    return Sample(name: name, labels: labels, value: value)
  }

  private static func quoted(_ rest: inout Substring, _ line: String) throws -> String {
    guard rest.popFirst() == "\"" else { throw Fault(line: line, reason: "no quote") }
    var text = String.UnicodeScalarView()
    var scalars = rest.unicodeScalars
    while let scalar = scalars.popFirst() {
      if scalar == "\"" {
        rest = Substring(scalars)
        return String(text)
      }
      guard scalar == "\\" else {
        text.append(scalar)
        continue
      }
      switch scalars.popFirst() {
      case "\\": text.append("\\")
      case "\"": text.append("\"")
      case "n": text.append("\n")
      default: throw Fault(line: line, reason: "no such escape")
      }
    }
    throw Fault(line: line, reason: "no end of a label")
  }
}

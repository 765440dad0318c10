internal import SparkMemory

/// The words of one kind of machine in a description.
struct ClusterFields {
  /// The place that errors name.
  static let location = SourceLocation(file: "--cluster")

  var offering: ManagedOffering?
  var worker: String?
  var values: [String: String] = [:]

  /// The words that say how many machines there are and what they are.
  static let nodeKeys = [
    "nodes", "cores", "memory", "reserved-memory", "reserved-cores", "allocatable", "name",
  ]
  /// The words about the whole cluster, which stand with any kind of machine.
  static let clusterKeys = [
    "manager", "min-allocation", "max-allocation", "increment", "calculator",
  ]

  static func error(_ problem: String) -> SourceError {
    SourceError(.malformed, at: location, problem)
  }

  init(parsing text: Substring) throws(SourceError) {
    let words = text.split(separator: ",", omittingEmptySubsequences: false).map(Self.trimmed)
    for (index, word) in words.enumerated() {
      if let sign = word.firstIndex(of: "="), index > 0 || !word[..<sign].contains(":") {
        try set(Self.trimmed(word[..<sign]), to: Self.trimmed(word[word.index(after: sign)...]))
      } else if index == 0 {
        try readHead(word)
      } else {
        throw Self.error("'\(word)' is no word of a description; write it as cores=16")
      }
    }
    try refuseWordsOfOthers()
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var rest = text[...]
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
  }

  private mutating func set(_ key: String, to value: String) throws(SourceError) {
    let known = Self.nodeKeys + Self.clusterKeys
    guard known.contains(key) else {
      throw Self.error("'\(key)' is unknown; write one of \(known.joined(separator: ", "))")
    }
    guard !value.isEmpty else { throw Self.error("\(key) has no value; write it as \(key)=…") }
    guard values[key] == nil else { throw Self.error("\(key) stands twice; write it once") }
    values[key] = value
  }

  /// The first word: an offering, an offering with a worker, or a cluster in short.
  private mutating func readHead(_ word: String) throws(SourceError) {
    let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = Self.trimmed(parts.first ?? "").lowercased()
    if let known = ManagedOffering(rawValue: name) {
      offering = known
      guard parts.count > 1 else { return }
      let rest = Self.trimmed(parts[1])
      if let sign = rest.firstIndex(of: "=") {
        try set(
          Self.trimmed(rest[..<sign]), to: Self.trimmed(rest[rest.index(after: sign)...]))
      } else if !rest.isEmpty {
        worker = rest
      }
      return
    }
    guard parts.count == 1 else {
      let all = ManagedOffering.allCases.map(\.rawValue).joined(separator: ", ")
      throw Self.error("'\(name)' is no offering that is known here; write one of \(all)")
    }
    try readShort(word)
  }

  /// `8 x 16 cores 128g`.
  private mutating func readShort(_ word: String) throws(SourceError) {
    let spaced = word.lowercased().map { $0 == "×" ? " x " : String($0) }.joined()
    let parts = spaced.split(whereSeparator: \.isWhitespace)
    let isShort =
      parts.count == 5 && parts[1] == "x" && (parts[3] == "cores" || parts[3] == "core")
    guard isShort else {
      let shown = word.isEmpty ? "the description is empty" : "'\(word)' describes no cluster"
      throw Self.error("\(shown); write nodes=8,cores=16,memory=128g or 8 x 16 cores 128g")
    }
    try set("nodes", to: String(parts[0]))
    try set("cores", to: String(parts[2]))
    try set("memory", to: String(parts[4]))
  }

  /// Words that another kind of line has.
  private func refuseWordsOfOthers() throws(SourceError) {
    guard let offering else { return }
    let isDatabricks = offering == .databricks
    let allowed = isDatabricks ? ["nodes", "cores", "memory", "name"] : ["nodes"]
    for key in values.keys.sorted() where !allowed.contains(key) {
      throw Self.error(
        "\(key) is fixed by \(offering.rawValue); leave it out, or describe the nodes themselves")
    }
    if isDatabricks || offering.isServerless, let worker {
      let form = isDatabricks ? "databricks:memory=64g,cores=8,nodes=4" : offering.rawValue
      throw Self.error(
        "\(offering.rawValue) has no worker '\(worker)' that is known here; write \(form)")
    }
    if !isDatabricks, !offering.isServerless, worker == nil {
      let example = offering.workers.last { $0.cores <= 16 }?.name ?? "…"
      throw Self.error(
        "\(offering.rawValue) needs a worker; write \(offering.rawValue):\(example),nodes=5")
    }
  }
}

extension ClusterFields {
  /// What the offering sets where the application does not.
  func defaults(on cluster: Cluster) -> [OfferedSetting] {
    guard let offering else { return [] }
    if let worker = worker.flatMap({ try? offering.worker(named: $0) }) {
      return offering.settings(on: worker)
    }
    return offering.settings(on: cluster.groups.first.flatMap { offering.machine($0.node) })
  }
}

import ServerAccess

/// Where an application is asked about: what an address of Spark's web or REST interface names.
struct ApplicationPlace: Hashable, Sendable {
  /// The server, with what stands before `/api/v1` in its paths, such as the name of a proxy.
  var base: ServerAddress
  /// The application, where the address names it.
  var applicationID: String?
  /// The attempt, where the address names it.
  var attemptID: String?

  /// What an address means; nil for anything that does not begin with `http://` or `https://`.
  ///
  /// Sources: `core/…/ui/SparkUI.scala` and `core/…/deploy/history/HistoryServer.scala` for the pages,
  /// `core/…/status/api/v1/ApiRootResource.scala` for the rest.
  init?(_ text: String) {
    guard let address = ServerAddress(text) else { return nil }
    let names = address.path.split(separator: "/").map(String.init)
    if let api = Self.index(of: ["api", "v1"], in: names) {
      let rest = names[(api + 2)...].drop { $0 == "applications" }
      self.init(address, prefix: names[..<api], rest)
    } else if let history = names.firstIndex(of: "history"), history + 1 < names.count {
      self.init(address, prefix: names[..<history], names[(history + 1)...])
    } else if let page = Self.index(of: ["cluster", "app"], in: names), page + 2 < names.count {
      // What the resource manager of YARN shows of an application, for its proxy.
      self.init(address, prefix: names[..<page] + ["proxy", names[page + 2]], [])
    } else {
      self.init(address, prefix: Self.withoutPage(names), [])
    }
  }

  private init(
    _ address: ServerAddress, prefix: ArraySlice<String>, _ rest: ArraySlice<String>
  ) {
    base = address.at(prefix.map { "/" + $0 }.joined())
    applicationID = rest.first
    attemptID = rest.dropFirst().first.flatMap { $0.allSatisfy(\.isNumber) ? $0 : nil }
  }

  /// The address of something that the REST interface gives.
  func address(of path: String) -> ServerAddress {
    base.at(base.target + "/api/v1" + path)
  }

  private static let pages: Set<String> = [
    "jobs", "stages", "storage", "environment", "executors", "SQL", "sqlserver", "streaming",
    "StreamingQuery", "connect",
  ]

  private static func withoutPage(_ names: [String]) -> ArraySlice<String> {
    for length in [2, 1] {
      let start = names.count - length
      if names.indices.contains(start), pages.contains(names[start]) { return names[..<start] }
    }
    return names[...]
  }

  private static func index(of sequence: [String], in names: [String]) -> Int? {
    names.indices.first { names[$0...].starts(with: sequence) }
  }
}

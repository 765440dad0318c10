import ServerAccess

extension ServerAddress {
  /// The address of a log; nil for anything that does not begin with `http://` or `https://`.
  ///
  /// That of an application in a History Server, as its web interface or its REST interface has it,
  /// becomes that of the application's logs. Whatever stands before it in the path, such as the name
  /// of a gateway, stays.
  init?(ofLogs text: String) {
    self.init(text)
    target = Self.logs(for: target[...]) ?? target
  }

  /// Where the logs are of the application that a path of a History Server names; nil for another
  /// path.
  ///
  /// Source: `core/…/status/api/v1/OneApplicationResource.scala` and
  /// `core/…/deploy/history/HistoryServer.scala`.
  private static func logs(for path: Substring) -> String? {
    let names = path.prefix { $0 != "?" }.split(separator: "/")
    if let application = names.indices.first(where: { isREST(names[..<$0]) }) {
      return target(names[..<application], names[application...])
    }
    if let history = names.firstIndex(of: "history"), history + 1 < names.count {
      let prefix = names[..<history] + ["api", "v1", "applications"]
      return target(prefix[...], names[(history + 1)...])
    }
    return nil
  }

  private static func isREST(_ names: ArraySlice<Substring>) -> Bool {
    Array(names.suffix(3)) == ["api", "v1", "applications"]
  }

  /// The logs of the application, and of its attempt where the next name is a number.
  private static func target(
    _ prefix: ArraySlice<Substring>, _ names: ArraySlice<Substring>
  ) -> String? {
    guard let application = names.first else { return nil }
    let attempt = names.dropFirst().first.flatMap { $0.allSatisfy(\.isNumber) ? $0 : nil }
    var all = Array(prefix)
    all.append(application)
    if let attempt { all.append(attempt) }
    all.append("logs")
    return "/" + all.joined(separator: "/")
  }
}

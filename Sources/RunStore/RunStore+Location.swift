extension RunStore {
  /// Where the history and the logs of runs are kept.
  ///
  /// `BALLAST_HOME`, or the place that the system has for an application's data: Apple's
  /// `Library/Application Support`, elsewhere `XDG_DATA_HOME` or `.local/share`.
  ///
  /// Source: XDG Base Directory Specification.
  ///
  /// - Parameter environment: The environment of the process.
  /// - Returns: The folder; nil if nothing says where the user's home is.
  public static func home(in environment: [String: String]) -> String? {
    func value(_ name: String) -> String? {
      // The specification has relative paths, like empty ones, ignored.
      environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    if let home = environment["BALLAST_HOME"], !home.isEmpty { return home }
    if let data = value("XDG_DATA_HOME") { return data + "/ballast" }
    #if os(macOS)
      return value("HOME").map { $0 + "/Library/Application Support/ballast" }
    #else
      return value("HOME").map { $0 + "/.local/share/ballast" }
    #endif
  }
}

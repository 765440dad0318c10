import Watch

/// What an argument of `ballast watch` names.
enum WatchSources {
  /// The source that an argument names: a path, or the address of a driver or a History Server.
  ///
  /// - Throws: ``WatchTrouble`` for what cannot be watched.
  static func source(named argument: String) throws(WatchTrouble) -> any LiveSource {
    guard isAddress(argument) else { return WatchLogSource(path: argument) }
    if let server = WatchServerSource(address: argument) { return server }
    throw WatchTrouble(
      .lasting, "\(argument): is no address of a driver or a History Server (http://HOST:4040)")
  }

  private static func isAddress(_ argument: String) -> Bool {
    let start = argument.prefix(8).lowercased()
    return start.hasPrefix("http://") || start.hasPrefix("https://")
  }
}

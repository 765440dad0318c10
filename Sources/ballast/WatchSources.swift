import ServerAccess
import Watch

/// What an argument of `ballast watch` names.
enum WatchSources {
  /// The source that an argument names: a path, or the address of a driver or a History Server.
  ///
  /// - Throws: ``WatchTrouble`` for what cannot be watched.
  static func source(named argument: String) throws(WatchTrouble) -> any LiveSource {
    if let mistyped = MistypedAddress(argument) {
      throw WatchTrouble(.lasting, mistyped.description)
    }
    return WatchServerSource(address: argument) ?? WatchLogSource(path: argument)
  }
}

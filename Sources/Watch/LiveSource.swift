public import SparkProfile

/// Where an application is looked at while it runs: a log that grows, a driver, a History Server.
public protocol LiveSource: Sendable {
  /// How messages name it: a path or an address, without anything secret.
  var name: String { get }

  /// Whether looking is waiting for a server, and not work of this process.
  var isRemote: Bool { get }

  /// Looks once.
  ///
  /// - Returns: All that the application has done until now, and what it does.
  /// - Throws: ``WatchTrouble`` if it cannot be seen now. The source stays as it was, so that it can
  ///   be asked again.
  func next() async throws(WatchTrouble) -> LiveApplication
}

/// Why an application could not be seen.
public struct WatchTrouble: Error, Hashable, Sendable, CustomStringConvertible {
  /// Whether it is worth trying again.
  public enum Kind: Hashable, Sendable {
    /// It may pass: nobody answers, or there is nothing to read yet.
    case passing
    /// It will not pass by itself: access is refused, or this is something else.
    case lasting
  }

  /// Whether it is worth trying again.
  public var kind: Kind
  /// Where, what is wrong there, and what to do, in one line.
  public var message: String

  /// A trouble from its parts.
  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// The message.
  public var description: String { message }
}

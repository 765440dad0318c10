import SystemPackage

/// Why an event log could not be read: what, where, and what to do about it.
public struct EventLogError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of trouble.
  public struct Code: Hashable, Sendable {
    private enum Kind: Hashable {
      case notFound, unreadable, empty, notAnEventLog, unsupportedCodec, noLogInDirectory
      case severalLogs, refused, unreachable
    }
    private let kind: Kind
    /// There is nothing at the path.
    public static let notFound = Code(kind: .notFound)
    /// The operating system refused to open or to read it.
    public static let unreadable = Code(kind: .unreadable)
    /// It has no bytes.
    public static let empty = Code(kind: .empty)
    /// It holds something else.
    public static let notAnEventLog = Code(kind: .notAnEventLog)
    /// It is compressed in a way that is not read.
    public static let unsupportedCodec = Code(kind: .unsupportedCodec)
    /// A directory or an archive that holds no event log.
    public static let noLogInDirectory = Code(kind: .noLogInDirectory)
    /// Several event logs where one is wanted.
    public static let severalLogs = Code(kind: .severalLogs)
    /// A server answered, and did not give it.
    public static let refused = Code(kind: .refused)
    /// No server answered, or it stopped answering.
    public static let unreachable = Code(kind: .unreachable)
  }

  /// The kind of trouble.
  public var code: Code
  /// Where: a path, an address, or `standard input`.
  public var path: String
  /// What is wrong there and what to do, as the rest of a sentence that begins with the path.
  public var message: String

  /// An error from its parts.
  public init(_ code: Code, path: String, message: String) {
    self.code = code
    self.path = path
    self.message = message
  }

  init(opening path: String, _ error: any Error) {
    switch error as? Errno {
    case .noSuchFileOrDirectory?:
      self.init(.notFound, path: path, message: "does not exist; check the path")
    case .permissionDenied?:
      self.init(.unreadable, path: path, message: "may not be read by this user")
    case .isDirectory?:
      self.init(.unreadable, path: path, message: "is a directory, not a file")
    case let errno?:
      self.init(.unreadable, path: path, message: "could not be read: \(errno)")
    case nil:
      self.init(.unreadable, path: path, message: "could not be read: \(error)")
    }
  }

  /// Path and message in one line.
  public var description: String { "\(path): \(message)" }
}

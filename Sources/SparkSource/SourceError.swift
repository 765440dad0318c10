/// What could not be read as configuration, where, and what to do.
public struct SourceError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Whether the input could not be read at all, or says something wrong.
  public enum Kind: Hashable, Sendable {
    /// The file is missing, unreadable or no configuration.
    case unreadable
    /// The text is not what it has to be.
    case malformed
  }

  /// What sort of error it is.
  public var kind: Kind
  /// Where it is.
  public var location: SourceLocation
  /// What is wrong and what to do.
  public var problem: String

  /// An error at a place.
  public init(_ kind: Kind, at location: SourceLocation, _ problem: String) {
    self.kind = kind
    self.location = location
    self.problem = problem
  }

  /// Where, what is wrong, and what to do, in one line.
  public var description: String {
    "\(location): \(problem)"
  }
}

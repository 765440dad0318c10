/// Why a server did not give what was asked of it: what, where, and what to do about it.
public struct ServerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of trouble.
  public enum Kind: Hashable, Sendable {
    /// No connection came about.
    case unreachable
    /// A connection came about that cannot be trusted, or that speaks no TLS where it should.
    case untrusted
    /// The server took too long.
    case timedOut
    /// The connection ended before the answer did.
    case brokeOff
    /// The server answered with a status of HTTP that is no success.
    case refused(status: Int)
    /// The server says to ask another one, at this address.
    case redirected(to: String)
    /// The answer is larger than what is read.
    case tooLarge
    /// The answer is not what it should be.
    case malformed
    /// The address does not lead to one application of Spark.
    case noApplication
    /// Another application, or another attempt of it, is there now than before: its id.
    case replaced(by: String)
  }

  /// The kind of trouble.
  public var kind: Kind
  /// What was asked for, without a login.
  public var address: String
  /// What is wrong there and what to do, as the rest of a sentence that begins with the address.
  public var message: String
  /// Whether the server gave an application before, which is not to be had any more.
  public var hasGoneAway = false

  /// An error from its parts.
  public init(_ kind: Kind, address: String, message: String) {
    self.kind = kind
    self.address = address
    self.message = message
  }

  /// Whether the same question may be answered some time later.
  public var isTransient: Bool {
    switch kind {
    case .unreachable, .timedOut, .brokeOff, .replaced: true
    case .refused(let status): status >= 500 || status == 408 || status == 429
    case .untrusted, .redirected, .tooLarge, .malformed, .noApplication: false
    }
  }

  /// Address and message in one line.
  public var description: String { "\(address): \(message)" }
}

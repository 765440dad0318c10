public import SparkEventLog

/// Why a server gave no log, and so whether something else may be there.
public enum NoRemoteLog: Error, Hashable, Sendable {
  /// It gave something else: a page, or an archive in which nothing is, as the web interface of a
  /// driver does.
  case somethingElse(EventLogError)
  /// It says to ask elsewhere, which is not done.
  case elsewhere(EventLogError)
  /// It refused, or did not answer.
  case refused(EventLogError)

  /// What is wrong, and what to do.
  public var error: EventLogError {
    switch self {
    case .somethingElse(let error), .elsewhere(let error), .refused(let error): error
    }
  }

  /// Why there is no log, but for a redirection, which the code of an error does not tell.
  init(_ error: EventLogError) {
    self =
      error.code == .notAnEventLog || error.code == .noLogInDirectory
      ? .somethingElse(error) : .refused(error)
  }
}

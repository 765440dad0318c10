import ServerAccess
import SparkEventLog

/// What went wrong between here and a server that should give a log, in words.
struct TransferTrouble {
  private let address: ServerAddress
  private let connection: ConnectionTrouble

  init(at address: ServerAddress) {
    self.address = address
    connection = ConnectionTrouble(
      at: address, patience: ServerLimits().silence.components.seconds,
      alternative: "or let curl fetch the log: curl … | ballast fit -")
  }

  /// A page for people, where a log was expected.
  var webPage: EventLogError {
    EventLogError(
      .notAnEventLog, path: address.url,
      message: "is a web page, not a log; give the address of a file, or of one application in a "
        + "History Server (http://HOST:18080/history/ID)")
  }

  /// A status that is no success, with the beginning of what the server says to it.
  func refusal(_ status: UInt, _ words: String) -> EventLogError {
    let said = words.split(separator: "\n").first.map(String.init) ?? ""
    guard status == 404, said.contains("unknown app") || said.contains("no such app") else {
      return error(connection.refusal(status))
    }
    return EventLogError(
      .refused, path: address.url,
      message: "is not known to the History Server (\(said)); it shows the applications whose logs "
        + "are in its spark.history.fs.logDirectory, some time after they were written")
  }

  /// A redirection that is not followed.
  func redirection(_ verdict: RedirectRule.Verdict) -> EventLogError {
    error(connection.redirection(verdict))
  }

  /// The beginning of the answer did not come in time.
  func tookLonger(than limit: Duration) -> EventLogError {
    error(connection.tookLonger(than: limit.components.seconds))
  }

  /// An error of the connection.
  func error(_ error: any Error) -> EventLogError {
    if let error = error as? EventLogError { return error }
    let trouble = connection.error(error)
    let code: EventLogError.Code =
      switch trouble.kind {
      case .refused, .redirected: .refused
      default: .unreachable
      }
    return EventLogError(code, path: trouble.address, message: trouble.message)
  }
}

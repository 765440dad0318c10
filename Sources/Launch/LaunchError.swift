import RunStore

/// Why nothing could be run, and what to do.
public struct LaunchError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A sentence.
  public let description: String

  /// Whether the history cannot be used, rather than a program be started.
  public let isOfHistory: Bool

  /// An error with these words.
  public init(_ description: String, isOfHistory: Bool = false) {
    self.description = description
    self.isOfHistory = isOfHistory
  }
}

/// Uses the history, whose errors are then those of launching.
func storing<Value>(
  _ body: () throws(RunStoreError) -> Value
) throws(LaunchError) -> Value {
  do { return try body() } catch { throw LaunchError(error.description, isOfHistory: true) }
}

/// What went wrong with the history of runs, and what to do about it.
public struct RunStoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file.
  public let path: String
  /// What is wrong with it, and what to do, in a sentence.
  public let problem: String

  init(path: String, problem: String) {
    self.path = path
    self.problem = problem
  }

  /// The file and what is wrong with it.
  public var description: String { "\(path): \(problem)" }
}

/// Why a log cannot be multiplied, in words for the person who asked for it.
public struct MultiplierError: Error, Equatable, CustomStringConvertible {
  /// What is wrong.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}

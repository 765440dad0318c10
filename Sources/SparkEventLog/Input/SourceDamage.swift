/// Why a source gave less than it should have, in words that follow its name.
struct SourceDamage: Equatable, Sendable, CustomStringConvertible {
  var description: String
  /// Whether the end is missing, as that of a file which is still being written.
  var isEndMissing: Bool

  /// The source ended before its format says that it does.
  static func cut(_ words: String) -> Self {
    Self(description: words, isEndMissing: true)
  }

  /// Something in the source is not as it should be.
  static func damaged(_ words: String) -> Self {
    Self(description: words, isEndMissing: false)
  }
}

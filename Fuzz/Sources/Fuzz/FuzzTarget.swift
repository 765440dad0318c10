/// Something that takes any bytes, and a promise about it.
///
/// A new one is a file in `Targets/` and its line in ``all``.
struct FuzzTarget: Sendable {
  /// What `scripts/fuzz` calls it.
  var name: String
  /// Good inputs to begin with.
  var seeds: @Sendable () throws -> [[UInt8]]
  /// Traps where the promise does not hold.
  var run: @Sendable ([UInt8]) -> Void

  /// All of them.
  static let all = containers + lines + sources
}

/// The name of a block of data that Spark keeps.
///
/// Source: `core/src/main/scala/org/apache/spark/storage/BlockId.scala`.
public enum BlockID: Hashable, Sendable, Codable {
  /// A partition of a cached RDD or DataFrame.
  case rdd(Int, split: Int)
  /// A broadcast variable, or all of its pieces.
  case broadcast(Int)
  /// Any other block, by a name of the caller's choice.
  case named(String)

  /// The RDD that the block is a partition of; nil for all other blocks.
  public var rdd: Int? {
    if case .rdd(let rdd, split: _) = self { rdd } else { nil }
  }
}

extension BlockID: CustomStringConvertible {
  /// The name as Spark writes it: `rdd_1_7`, `broadcast_3`.
  public var description: String {
    switch self {
    case .rdd(let rdd, let split): "rdd_\(rdd)_\(split)"
    case .broadcast(let number): "broadcast_\(number)"
    case .named(let name): name
    }
  }
}

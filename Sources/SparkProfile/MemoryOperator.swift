/// What of a SQL stage's work holds execution memory.
///
/// Spark names an operator's metrics after what they measure, and a stage that has run lists them:
/// that is how a log tells which operators ran in it, and how many of each.
public enum MemoryOperator: String, CaseIterable, Sendable, Codable, CodingKeyRepresentable {
  /// The build side of a shuffled hash join. It cannot spill: what it is denied, its task fails of.
  ///
  /// Source: `sql/core/…/joins/ShuffledHashJoinExec.scala`.
  case hashJoinBuild
  /// A sort, which spills what it holds.
  ///
  /// Source: `sql/core/…/execution/SortExec.scala`.
  case sort
  /// A hash aggregation, which writes its map out when that cannot grow, and all that is left of it
  /// at its end.
  ///
  /// Source: `sql/core/…/aggregate/TungstenAggregationIterator.scala`.
  case aggregation
}

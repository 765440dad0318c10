/// The one executor of a Databricks node.
enum DatabricksNodes {
  static let source = FactSource(
    "Settings of running clusters, such as 7284m on nodes of 14 GiB", "https://kb.databricks.com",
    asOf: "not dated", .observed)

  /// The share of a node's memory that its container gets before ``kept`` is taken off.
  private static let nodeShare = 0.97
  /// Memory of the container that Databricks keeps for its own services.
  private static let kept = ByteSize.mebibytes(4800)
  /// The share of the rest that is the heap.
  private static let heapShare = 0.8

  /// The `spark.executor.memory` that clusters show, such as 7284 MiB on nodes of 14 GiB.
  ///
  /// Types with off-heap memory or Photon have less.
  static func heap(ofNodeWith memory: ByteSize) -> ByteSize {
    let rest = memory.scaled(by: nodeShare) - kept
    return .mebibytes(max(rest.scaled(by: heapShare).wholeMebibytes, 0))
  }

  /// A node of this size with its executor.
  static func worker(memory: ByteSize, cores: Int) -> OfferedWorker {
    OfferedWorker("node", cores: cores, memory: memory, executors: 1, source: source)
  }
}

/// Events that are known, and that tell nothing of memory that another event does not: those of
/// Spark's other modules, and those of other vendors' listeners.
///
/// They come in families, which grow with each release. What is in none of them is a sign that
/// something new is worth looking at, and is counted as unknown.
enum KnownEvents {
  static func contains(_ name: String) -> Bool {
    families.contains { name.hasPrefix($0) }
  }

  /// What the names of a family begin with. A listener's event that is not one of Spark's core is
  /// written under the name of its class.
  static let families: [String] = [
    // Streaming queries: QueryStartedEvent, QueryProgressEvent, QueryIdleEvent and
    // QueryTerminatedEvent. Source: `sql/…/streaming/StreamingQueryListener.scala`.
    "org.apache.spark.sql.streaming.StreamingQueryListener$",
    // Sessions and operations of Spark Connect. Source:
    // `sql/connect/server/…/service/ExecuteEventsManager.scala`, `SessionEventsManager.scala`.
    "org.apache.spark.sql.connect.service.SparkListenerConnect",
    // Sessions and operations of the Thrift server; the second name is that of 2.x and 3.0.
    // Source: `sql/hive-thriftserver/…/ui/HiveThriftServer2EventManager.scala`.
    "org.apache.spark.sql.hive.thriftserver.ui.SparkListenerThriftServer",
    "org.apache.spark.sql.hive.thriftserver.SparkListenerThriftServer",
    // Changes of databases, tables, partitions and functions.
    // Source: `sql/catalyst/…/catalog/events.scala`.
    "org.apache.spark.sql.catalyst.catalog.",
    // Fitting, transforming, loading and saving. Source: `mllib/…/ml/events.scala`.
    "org.apache.spark.ml.",
    // Listeners that came with a vendor's Spark or with a plugin.
    "com.databricks.", "com.nvidia.spark.", "com.amazonaws.", "com.amazon.", "com.google.cloud.",
    "com.microsoft.", "com.cloudera.", "com.hortonworks.", "com.qubole.",
    "org.apache.gluten.", "io.glutenproject.", "org.apache.comet.", "org.apache.kyuubi.",
    "org.apache.iceberg.", "org.apache.hudi.", "io.delta.",
  ]
}

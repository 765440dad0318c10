/// A job, as `jobs` gives it.
struct JobRecord: Decodable, Sendable {
  var jobId: Int
  var submissionTime: String?
  var completionTime: String?
  var stageIds: [Int]?
  /// Nil for one that Spark let go of while it was known to run.
  var status: String?

  var isRunning: Bool { status == "RUNNING" || status == "UNKNOWN" }
  /// Nil where it is not known how it ended, or it has not.
  var succeeded: Bool? { isRunning ? nil : status.map { $0 == "SUCCEEDED" } }
}

/// An execution of SQL, as `sql` gives it.
///
/// Source: `sql/core/…/status/api/v1/sql/api.scala`.
struct QueryRecord: Decodable, Sendable {
  var id: Int
  var status: String?
  var submissionTime: String?
  var duration: Int64?
  var runningJobIds: [Int]?
  var successJobIds: [Int]?
  var failedJobIds: [Int]?
  var errorMessage: String?
  var modifiedConfigs: [String: String]?
  var nodes: [Node]?

  struct Node: Decodable, Sendable {
    var nodeId: Int64?
    var nodeName: String?
    var metrics: [Metric]?
  }

  struct Metric: Decodable, Sendable {
    var name: String?
    var value: String?
  }

  var isRunning: Bool { status == "RUNNING" }
  var jobIDs: [Int] { (runningJobIds ?? []) + (successJobIds ?? []) + (failedJobIds ?? []) }
}

/// A cached RDD, as `storage/rdd` gives it.
struct CachedRecord: Decodable, Sendable {
  var id: Int
  var name: String?
  var numPartitions: Int?
  var numCachedPartitions: Int?
  var storageLevel: String?
  var memoryUsed: Int64?
  var diskUsed: Int64?
  var partitions: [Partition]?

  struct Partition: Decodable, Sendable {
    var memoryUsed: Int64?
    var diskUsed: Int64?
  }
}

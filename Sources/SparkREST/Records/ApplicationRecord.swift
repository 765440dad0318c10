/// An application, as `applications` gives it.
///
/// Source of all records: `core/…/status/api/v1/api.scala`. Every field may be missing: older and
/// other Sparks have fewer.
struct ApplicationRecord: Decodable, Sendable {
  var id: String
  var name: String?
  var attempts: [Attempt]?

  struct Attempt: Decodable, Sendable {
    var attemptId: String?
    var startTime: String?
    var endTime: String?
    var completed: Bool?
    var appSparkVersion: String?
  }

  /// The attempt of an id, or the one that started last.
  func attempt(_ id: String?) -> Attempt? {
    let attempts = attempts ?? []
    if let id { return attempts.first { $0.attemptId == id } }
    return attempts.max {
      (SparkDate.milliseconds($0.startTime) ?? 0) < (SparkDate.milliseconds($1.startTime) ?? 0)
    }
  }
}

/// What `environment` gives.
struct EnvironmentRecord: Decodable, Sendable {
  var runtime: Runtime?
  var sparkProperties: [[String]]?
  var hadoopProperties: [[String]]?
  var resourceProfiles: [ResourceProfileRecord]?

  struct Runtime: Decodable, Sendable {
    var javaVersion: String?
  }

  struct ResourceProfileRecord: Decodable, Sendable {
    var id: Int?
    var executorResources: [String: Amount]?
    var taskResources: [String: Amount]?
  }

  struct Amount: Decodable, Sendable {
    var amount: Double?
  }
}

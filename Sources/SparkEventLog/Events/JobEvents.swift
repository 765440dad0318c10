import SparkProfile

struct JobStart: EventFieldReader {
  var jobID: Int?
  var job = Job(id: 0)

  mutating func readField(
    _ json: inout JSONScanner, _ unknown: inout UnknownFields
  ) throws(JSONError) {
    if json.isAt("Job ID") {
      jobID = try json.readInt()
    } else if json.isAt("Submission Time") {
      job.submissionTime = try json.readInteger()
    } else if json.isAt("Stage IDs") {
      try json.readArray { json throws(JSONError) in
        if let id = try json.readInt() {
          job.stageIDs.append(id)
        }
      }
    } else if json.isAt("Properties") {
      try json.readObject(Self.properties) { json, property throws(JSONError) in
        switch property {
        case .executionID:
          job.sqlExecutionID = try json.readString(limit: TextLimit.name).flatMap(Int.init)
        case .setting(let key):
          job.sessionSettings[key] = try json.readString(limit: TextLimit.name)
        case nil: try json.skipValue()
        }
      }
    } else {
      try unknown.skip(&json, in: "JobStart", known: ["Stage Infos"])
    }
  }

  private enum Property {
    case executionID
    case setting(String)
  }

  private static let properties = FieldNames<Property>(
    [(.executionID, "spark.sql.execution.id")]
      + Job.keptSettings.sorted().map { (.setting($0), $0) })

  func apply(to profile: inout SparkProfile) {
    guard let jobID else { return }
    profile.updateJob(jobID) { known in
      known.submissionTime = job.submissionTime ?? known.submissionTime
      known.stageIDs = job.stageIDs.isEmpty ? known.stageIDs : job.stageIDs
      known.sqlExecutionID = job.sqlExecutionID ?? known.sqlExecutionID
      known.sessionSettings.merge(job.sessionSettings) { _, new in new }
    }
    profile.noteTime(job.submissionTime)
  }
}

struct JobEnd: EventFieldReader {
  var jobID: Int?
  var time: Int64?
  var succeeded: Bool?
  var message: String?

  mutating func readField(
    _ json: inout JSONScanner, _ unknown: inout UnknownFields
  ) throws(JSONError) {
    if json.isAt("Job ID") {
      jobID = try json.readInt()
    } else if json.isAt("Completion Time") {
      time = try json.readInteger()
    } else if json.isAt("Job Result") {
      try json.readObject { json throws(JSONError) in
        if json.isAt("Result") {
          succeeded = try json.readString(limit: TextLimit.name).map { $0 == "JobSucceeded" }
        } else if json.isAt("Exception") {
          try json.readObject { json throws(JSONError) in
            if json.isAt("Message") {
              message = try json.readString(limit: TextLimit.message)
            } else {
              try json.skipValue()
            }
          }
        } else {
          try unknown.skip(&json, in: "JobResult")
        }
      }
    } else {
      try unknown.skip(&json, in: "JobEnd")
    }
  }

  func apply(to profile: inout SparkProfile) {
    guard let jobID else { return }
    profile.updateJob(jobID) { job in
      job.completionTime = time ?? job.completionTime
      job.succeeded = succeeded ?? job.succeeded
      job.failureMessage = message ?? job.failureMessage
    }
    profile.noteTime(time)
  }
}

extension SparkProfile {
  /// Changes a job, known or not yet.
  mutating func updateJob(_ id: Int, _ change: (inout Job) -> Void) {
    change(&jobs[id, default: Job(id: id)])
  }
}

import Advisor
import SparkMemory
import SparkProfile

/// Who ran, and in what, as every document about a run writes it.
struct ApplicationForm: Encodable {
  let name: String?
  let id: String?
  let attemptId: String?
  let sparkVersion: String?
  let javaVersion: String?
  let startTimeMs: Int64?
  let endTimeMs: Int64?
  let durationMs: Int64?
  let manager: ClusterManager?
  let executors: Int
  let coresPerExecutor: Int
  let slotsPerExecutor: Int
  let busyShare: Double?

  /// The application of an assessment.
  init(_ assessment: Assessment) {
    let application = assessment.profile.application
    let setup = assessment.setup
    name = application.name
    id = application.id
    attemptId = application.attemptID
    sparkVersion = application.sparkVersion
    javaVersion = application.javaVersion
    startTimeMs = application.startTime
    endTimeMs = application.endTime
    durationMs = application.duration
    manager = setup.observedManager
    executors = setup.executorCount
    coresPerExecutor = setup.executorCores
    slotsPerExecutor = setup.slots
    busyShare = assessment.parallelism.busyShare
  }
}

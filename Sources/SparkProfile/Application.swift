/// Who ran, when, and on which Spark.
public struct Application: Hashable, Sendable, Codable {
  /// `spark.app.name`.
  public var name: String?
  /// The id that the cluster manager gave.
  public var id: String?
  /// The attempt, where the manager counts attempts (YARN in cluster mode).
  public var attemptID: String?
  /// The version as logged, vendor suffix included.
  public var sparkVersion: String?
  /// The driver's Java version as logged.
  public var javaVersion: String?
  /// When the application started, in milliseconds since 1970.
  public var startTime: Int64?
  /// When the application ended, in milliseconds since 1970; nil if the log has no such event.
  public var endTime: Int64?
  /// The driver's exit code (Spark 4.0 and later).
  public var exitCode: Int?
  /// What ran queries in place of Spark's own operators; nil if nothing did.
  public var accelerator: Accelerator?
  /// The time of the last dated event, in milliseconds since 1970.
  ///
  /// For an application without an end event this is how far the log reaches.
  public var lastEventTime: Int64?

  /// An application of which nothing is known yet.
  public init() {}

  /// Wall time in milliseconds: to the end, or to the last event of an unfinished log.
  public var duration: Int64? {
    guard let startTime, let end = endTime ?? lastEventTime, end >= startTime else { return nil }
    return end.subtractingReportingOverflow(startTime).partialValue
  }

  mutating func merge(_ later: Application) {
    name = name ?? later.name
    id = id ?? later.id
    attemptID = attemptID ?? later.attemptID
    sparkVersion = sparkVersion ?? later.sparkVersion
    javaVersion = later.javaVersion ?? javaVersion
    startTime = startTime ?? later.startTime
    endTime = later.endTime ?? endTime
    exitCode = later.exitCode ?? exitCode
    accelerator = accelerator ?? later.accelerator
    lastEventTime = latest(lastEventTime, later.lastEventTime)
  }
}

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// One search for the smallest safe configuration of a job. Its journal are the runs that name it.
public struct TuningRecord: Hashable, Sendable, Codable, Identifiable {
  /// The search's number; nil before it is stored.
  public var id: Int64?
  /// The job.
  public var job: String
  /// What tells the command that is run from others, without its words: they may hold secrets.
  public var command: String
  /// When it began, in milliseconds since 1970.
  public var startTime: Int64
  /// When it came to its end; nil while there is more to be tried.
  public var endTime: Int64?
  /// What is looked for, in whoever searches' own form.
  public var goal: Data

  /// A search that begins.
  ///
  /// - Parameters:
  ///   - job: The job.
  ///   - command: The command that is run.
  ///   - startTime: Now, in milliseconds since 1970.
  ///   - goal: What is looked for.
  public init(job: String, command: String, startTime: Int64, goal: Data) {
    self.job = job
    self.command = command
    self.startTime = startTime
    self.goal = goal
  }
}

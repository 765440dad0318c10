public import ServerAccess

/// How much is asked of an application, so that looking at it costs it little.
public struct RESTLimits: Hashable, Sendable {
  /// How long it is waited for, and how large an answer may be.
  public var server: ServerLimits
  /// The most requests of one call. What is left out is asked for by the next one.
  public var requests: Int
  /// How long one call goes on asking for details, and after which no other follows it for one
  /// profile.
  public var call: Duration
  /// Tasks in one answer, each of some two kilobytes.
  public var tasksPerPage: Int
  /// The most tasks of a stage attempt that are looked at one by one; of others only sums are known.
  public var tasksPerStage: Int

  /// Limits; a figure that is not given is one for a person who waits.
  public init(
    server: ServerLimits = ServerLimits(), requests: Int = 1000, call: Duration = .seconds(600),
    tasksPerPage: Int = 1000, tasksPerStage: Int = 20_000
  ) {
    self.server = server
    self.requests = requests
    self.call = call
    self.tasksPerPage = tasksPerPage
    self.tasksPerStage = tasksPerStage
  }
}

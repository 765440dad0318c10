public import SparkMemory
public import SparkProfile

/// Everything that judging a profile starts from: what ran, in which memory, and what it needed.
///
/// Findings and the fit are made from one and the same assessment, which is why they agree.
public struct Assessment: Sendable {
  /// What the application did.
  public let profile: SparkProfile
  /// What it ran in.
  public let setup: Setup
  /// How it ended.
  public let outcome: Outcome
  /// What its executors needed; nil if it had none that ran a task.
  public let executorNeed: ExecutorNeed?
  /// What its driver needed.
  public let driverNeed: DriverNeed
  /// What ran out of memory.
  public let failures: MemoryFailures
  /// How busy its cores were.
  public let parallelism: Parallelism

  /// Assesses a profile.
  ///
  /// - Parameters:
  ///   - profile: What the application did.
  ///   - manager: The cluster manager to size for, if it is another than the one in the profile.
  public init(_ profile: SparkProfile, manager: ClusterManager? = nil) {
    self.profile = profile
    setup = Setup(profile, sizingFor: manager)
    outcome = Outcome(profile)
    failures = MemoryFailures(profile)
    parallelism = Parallelism(profile, setup: setup)
    executorNeed = ExecutorNeed(profile, setup: setup, failures: failures)
    driverNeed = DriverNeed(profile, setup: setup, failures: failures)
  }
}

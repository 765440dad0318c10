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
  /// What each of its stages needed, in order.
  public let stageNeeds: [StageNeed]
  /// What its driver needed.
  public let driverNeed: DriverNeed
  /// What ran out of memory.
  public let failures: MemoryFailures
  /// How busy its cores were.
  public let parallelism: Parallelism
  /// Other runs of the same job, which narrow what is needed.
  public let earlierRuns: [EarlierRun]
  /// The constants that all of this, and what is predicted from it, is reckoned with.
  public let calibration: Calibration

  /// Why nothing may be cut on this evidence, as the rest of a sentence that begins with "kept:".
  ///
  /// What did not run to its end may have needed most of all in what is missing.
  public var reasonNotToCut: String? {
    switch outcome.kind {
    case .failed: "the run failed, and what it did not reach may need more"
    case .unfinished: "the log has no end, and what comes later may need more"
    case .succeeded, .idle:
      profile.coverage.isComplete && profile.coverage.damage.isEmpty
        ? nil : "the log is not complete, and what is missing may have needed more"
    }
  }

  /// Why no executor's heap may be cut on this evidence, as the rest of a sentence like the above.
  ///
  /// A container's memory is one: what the heap does not touch is there for what lies outside it.
  var reasonNotToCutHeap: String? {
    if let reason = reasonNotToCut { return reason }
    if failures.outsideHeapExhausted {
      return "memory outside the heap ran out, and what the heap leaves untouched serves it"
    }
    let runsPython = profile.sizedStages.contains(where: \.runsPython)
    guard runsPython, setup.environment.manager.hasContainers, let need = executorNeed,
      need.outsideHeap == nil
    else { return nil }
    return "Python workers share the container, and their memory was not measured"
  }

  /// Assesses a profile.
  ///
  /// - Parameters:
  ///   - profile: What the application did.
  ///   - manager: The cluster manager to size for, if it is another than the one in the profile.
  ///   - cluster: The machines to size for; nil if they are not known.
  ///   - others: Other runs of the same job.
  ///   - calibration: The constants to reckon with; those that were chosen unless given.
  public init(
    _ profile: SparkProfile, manager: ClusterManager? = nil, on cluster: Cluster? = nil,
    others: [SparkProfile] = [], calibration: Calibration = Calibration()
  ) {
    self.profile = profile
    self.calibration = calibration
    earlierRuns = others.map { EarlierRun(Assessment($0, calibration: calibration)) }
    let setup = Setup(profile, sizingFor: manager, on: cluster)
    self.setup = setup
    stageNeeds = profile.sizedStages.compactMap {
      StageNeed($0, profile, setup: setup, calibration: calibration)
    }
    outcome = Outcome(profile)
    failures = MemoryFailures(profile)
    parallelism = Parallelism(profile, setup: setup)
    executorNeed = ExecutorNeed(profile, setup: setup, failures: failures)
    driverNeed = DriverNeed(
      profile, setup: setup, failures: failures, calibration: calibration)
  }
}

extension Assessment {
  /// Of several runs of one job, the one that tells most: one that succeeded before one that did
  /// not, then the one that was seen best, then the latest.
  ///
  /// - Parameter profiles: The runs.
  /// - Returns: Its place among them; nil if there is none.
  public static func mostTelling(of profiles: [SparkProfile]) -> Int? {
    let assessments = profiles.map { Assessment($0) }
    func rank(_ index: Int) -> (Int, Int, Int64) {
      let assessment = assessments[index]
      return (
        assessment.outcome.kind == .succeeded ? 1 : 0,
        assessment.executorNeed?.confidence.rawValue ?? 0,
        assessment.profile.application.startTime ?? 0
      )
    }
    return assessments.indices.max { rank($0) < rank($1) }
  }
}

public import Advisor
public import SparkMemory
public import SparkProfile

/// The whole answer to "what should this job's memory be?".
public struct FitReport: Sendable, Encodable {
  /// The name and version of the JSON form.
  public static let schema = "ballast.fit/1"

  /// What ran and what it needed.
  public let assessment: Assessment
  /// The configuration for the next run.
  public let fit: Fit
  /// What is wrong, the worst first.
  public let findings: [Finding]
  /// What to expect of the configuration.
  public let expectation: Expectation

  /// Judges a profile.
  ///
  /// - Parameters:
  ///   - profile: What the application did.
  ///   - manager: The cluster manager to size for; the one in the profile if nil.
  ///   - aim: How much risk may be taken.
  public init(_ profile: SparkProfile, manager: ClusterManager? = nil, aim: Aim = .balanced) {
    assessment = Assessment(profile, manager: manager)
    fit = Fit(assessment, aim: aim)
    findings = Rules.findings(in: assessment, fit: fit)
    expectation = Expectation(assessment, fit)
  }

  /// The configuration to paste: what changes, and what was set and stays.
  ///
  /// Kept defaults are left out.
  public var pastedSettings: [Setting] {
    fit.settings.filter { $0.isChange || !$0.nowIsDefault }
  }
}

extension FitReport {
  private enum CodingKeys: String, CodingKey {
    case schema, application, outcome, executor, driver, need, findings, recommendation
    case missingEvidence, coverage
  }

  private struct ApplicationForm: Encodable {
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
  }

  private struct NeedForm: Encodable {
    let executor: ExecutorNeed?
    let driver: DriverNeed
  }

  private struct RecommendationForm: Encodable {
    let aim: Aim
    let manager: ClusterManager
    let configuration: [String: String]
    let settings: [Setting]
    let abstentions: [Abstention]
    let executor: ContainerLayout?
    let driver: ContainerLayout?
    let expectation: Expectation
  }

  /// Writes the documented form, `ballast.fit/1`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    let profile = assessment.profile
    let application = profile.application
    let setup = assessment.setup
    try container.encode(Self.schema, forKey: .schema)
    try container.encode(
      ApplicationForm(
        name: application.name, id: application.id, attemptId: application.attemptID,
        sparkVersion: application.sparkVersion, javaVersion: application.javaVersion,
        startTimeMs: application.startTime, endTimeMs: application.endTime,
        durationMs: application.duration, manager: setup.observedManager,
        executors: setup.executorCount, coresPerExecutor: setup.executorCores,
        slotsPerExecutor: setup.slots, busyShare: assessment.parallelism.busyShare),
      forKey: .application)
    try container.encode(assessment.outcome, forKey: .outcome)
    try container.encodeIfPresent(setup.executor, forKey: .executor)
    try container.encodeIfPresent(setup.driver, forKey: .driver)
    try container.encode(
      NeedForm(executor: assessment.executorNeed, driver: assessment.driverNeed), forKey: .need)
    try container.encode(findings, forKey: .findings)
    let pasted = Dictionary(
      pastedSettings.map { ($0.key, $0.new) }, uniquingKeysWith: { first, _ in first })
    try container.encode(
      RecommendationForm(
        aim: fit.aim, manager: setup.environment.manager, configuration: pasted,
        settings: fit.settings, abstentions: fit.abstentions, executor: fit.executor,
        driver: fit.driver, expectation: expectation),
      forKey: .recommendation)
    try container.encode(assessment.missingEvidence, forKey: .missingEvidence)
    try container.encode(profile.coverage, forKey: .coverage)
  }
}

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

  /// What other aims would give, from the least memory to the most; empty unless asked for.
  public let alternatives: [Fit]

  /// Judges a profile.
  ///
  /// - Parameters:
  ///   - profile: What the application did.
  ///   - manager: The cluster manager to size for; the one in the profile if nil.
  ///   - cluster: The machines to size for; nil if they are not known.
  ///   - aim: How much risk may be taken.
  ///   - others: Other runs of the same job, which narrow what is needed.
  ///   - withAlternatives: Whether to say what other aims would give.
  public init(
    _ profile: SparkProfile, manager: ClusterManager? = nil, on cluster: Cluster? = nil,
    aim: Aim = .balanced, others: [SparkProfile] = [], withAlternatives: Bool = false
  ) {
    self.init(
      Assessment(profile, manager: manager, on: cluster, others: others), aim: aim,
      withAlternatives: withAlternatives)
  }

  /// Judges what was assessed.
  ///
  /// - Parameters:
  ///   - assessment: What ran and what it needed.
  ///   - aim: How much risk may be taken.
  ///   - withAlternatives: Whether to say what other aims would give.
  public init(_ assessment: Assessment, aim: Aim, withAlternatives: Bool = false) {
    self.init(
      assessment, Fit(assessment, aim: aim),
      alternatives: withAlternatives
        ? [Aim.lean, .balanced, .safe].filter { $0 != aim }.map { Fit(assessment, aim: $0) } : [])
  }

  /// Reports what was assessed and fitted.
  ///
  /// - Parameters:
  ///   - assessment: What ran and what it needed.
  ///   - fit: The configuration for the next run.
  ///   - alternatives: What other aims would give.
  public init(_ assessment: Assessment, _ fit: Fit, alternatives: [Fit] = []) {
    self.assessment = assessment
    self.fit = fit
    self.alternatives = alternatives
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
    case alternatives, missingEvidence, coverage
  }

  private struct NeedForm: Encodable {
    let executor: ExecutorNeed?
    let driver: DriverNeed
    let executorRegions: [RegionNeed]
    let driverRegions: [RegionNeed]
    let scaling: [NeedScaling]
  }

  private struct AlternativeForm: Encodable {
    let aim: Aim
    let configuration: [String: String]
    let prediction: PredictionDocument.Outcome
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
    let prediction: PredictionDocument.Outcome
  }

  private func outcome(of fit: Fit) -> PredictionDocument.Outcome {
    PredictionDocument.Outcome(PredictionReport(assessment, of: fit))
  }

  /// Writes the documented form, `ballast.fit/1`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    let profile = assessment.profile
    let setup = assessment.setup
    try container.encode(Self.schema, forKey: .schema)
    try container.encode(ApplicationForm(assessment), forKey: .application)
    try container.encode(assessment.outcome, forKey: .outcome)
    try container.encodeIfPresent(setup.executor, forKey: .executor)
    try container.encodeIfPresent(setup.driver, forKey: .driver)
    try container.encode(
      NeedForm(
        executor: assessment.executorNeed, driver: assessment.driverNeed,
        executorRegions: assessment.executorRegions, driverRegions: assessment.driverRegions,
        scaling: assessment.scaling), forKey: .need)
    try container.encode(findings, forKey: .findings)
    let pasted = Dictionary(
      pastedSettings.map { ($0.key, $0.new) }, uniquingKeysWith: { first, _ in first })
    try container.encode(
      RecommendationForm(
        aim: fit.aim, manager: setup.environment.manager, configuration: pasted,
        settings: fit.settings, abstentions: fit.abstentions, executor: fit.executor,
        driver: fit.driver, expectation: expectation, prediction: outcome(of: fit)),
      forKey: .recommendation)
    try container.encode(
      alternatives.map {
        AlternativeForm(
          aim: $0.aim, configuration: $0.changedSettings, prediction: outcome(of: $0))
      }, forKey: .alternatives)
    try container.encode(assessment.missingEvidence, forKey: .missingEvidence)
    try container.encode(profile.coverage, forKey: .coverage)
  }
}

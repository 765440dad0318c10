public import Advisor
import SparkMemory
import SparkProfile

/// The answer to "what would this job do under that configuration?".
public struct PredictionReport: Sendable {
  /// The name and version of the JSON form.
  public static let schema = "ballast.prediction/1"

  /// What ran and what it needed.
  public let assessment: Assessment
  /// What it would do.
  public let prediction: Prediction
  /// The settings that are changed, in the order of their names, under their current names.
  public let changes: [PredictedSetting]
  /// What could not be known, in sentences.
  public let unknowns: [String]

  /// Predicts what an application would do.
  ///
  /// - Parameters:
  ///   - assessment: What it did.
  ///   - changes: Settings that are changed, by key; an older name stands for the current one.
  ///   - dataFactor: The data for each byte that there was.
  public init(
    _ assessment: Assessment, changing changes: [String: String] = [:], dataFactor: Double = 1
  ) {
    let current = Dictionary(
      changes.map { (ConfigurationKey.named($0.key)?.name ?? $0.key, $0.value) },
      uniquingKeysWith: { first, _ in first })
    self.init(
      Prediction(assessment, changing: current, dataFactor: dataFactor), of: assessment,
      changing: current)
  }

  /// What is predicted of a fit: its program changed as well, where it says so.
  public init(_ assessment: Assessment, of fit: Fit) {
    self.init(fit.prediction, of: assessment, changing: fit.changedSettings)
  }

  private init(
    _ prediction: Prediction, of assessment: Assessment, changing current: [String: String]
  ) {
    self.assessment = assessment
    self.prediction = prediction
    changes = current.sorted { $0.key < $1.key }.map {
      PredictedSetting(key: $0.key, new: $0.value, in: assessment.setup)
    }
    unknowns =
      prediction.unknowns + Self.withoutEffect(current, assessment, prediction.deployment)
  }

  /// Changes that the prediction does not heed, in sentences.
  private static func withoutEffect(
    _ changes: [String: String], _ assessment: Assessment, _ deployment: Deployment
  ) -> [String] {
    let unread = changes.keys.sorted().filter { ConfigurationKey.named($0) == nil }.map {
      "what \($0) changes: it is not among the settings of memory that are known here"
    }
    let silenced = SettingConflict.all(
      in: deployment.configuration, version: deployment.environment.version
    ).filter { changes[$0.loser] != nil }.map {
      "what \($0.loser) would change: \($0.winner) is set and counts"
    }
    return unread + silenced
  }

  /// The configuration of the predicted run: what is changed, and what decides its memory.
  public var configuration: [String: String] {
    DecisiveSettings(prediction.deployment).values
  }

  /// Whether nothing starts with these settings, so that there is nothing to measure.
  public var isRefused: Bool { prediction.failure?.kind == .refused }

  /// How long it takes, in milliseconds; nil if it does not start, or the run has no duration.
  public var duration: ClosedRange<Int64>? { isRefused ? nil : prediction.duration }

  /// The containers of all executors for the time that it would take, in GiB × hours; nil if the
  /// time or the container is not known.
  public var reservedGiBHours: ClosedRange<Double>? {
    guard let duration, let executor = prediction.deployment.executor
    else { return nil }
    let each = Self.gibibytes(executor, prediction.deployment.executorCount)
    return each * Self.hours(duration.lowerBound)...each * Self.hours(duration.upperBound)
  }

  /// The same of the run itself, counted alike: all executors for its whole time.
  public var reservedGiBHoursOfRun: Double? {
    guard let duration = assessment.profile.application.duration,
      let executor = assessment.setup.executor
    else { return nil }
    return Self.gibibytes(executor, assessment.setup.executorCount)
      * Self.hours(max(0, duration))
  }

  private static func gibibytes(_ container: ContainerLayout, _ count: Int) -> Double {
    Double(max(.zero, container.granted).bytes) / Double(ByteUnit.gibibyte.byteCount)
      * Double(max(1, count))
  }

  private static func hours(_ milliseconds: Int64) -> Double {
    Double(max(0, milliseconds)) / 3_600_000
  }
}

import Advisor
import SparkMemory
import SparkProfile

/// The only file that knows Ballast's judgement: all else is independent of it.
extension Predictor {
  /// Ballast.
  public static let ballast = ballast(with: Calibration())

  /// Ballast with other constants.
  static func ballast(with calibration: Calibration) -> Predictor {
    Predictor {
      predicted($0, calibration)
    } recommend: {
      recommended($0, $1, calibration)
    }
  }

  private static func predicted(
    _ profile: SparkProfile, _ calibration: Calibration
  ) -> (PredictionRequest) -> PredictedRun {
    let free = Assessment(profile, calibration: calibration)
    let limited = Assessment(
      profile.inExactContainers, manager: .yarn, calibration: calibration)
    return { request in
      let prediction = Prediction(
        request.containerLimitBytes == nil ? free : limited, changing: request.settings,
        dataFactor: request.dataFactor)
      return PredictedRun(prediction)
    }
  }

  private static func recommended(
    _ profile: SparkProfile, _ aim: Aim, _ calibration: Calibration
  ) -> RecommendedRun {
    let assessment = Assessment(profile, calibration: calibration)
    let fit = Fit(assessment, aim: aim)
    let changes = Dictionary(fit.changes.map { ($0.key, $0.new) }) { first, _ in first }
    let cores = changes["spark.executor.cores"].flatMap { Int($0) }
    return RecommendedRun(
      executorHeapBytes: fit.executor?.heap.heap.bytes,
      driverHeapBytes: fit.driver?.heap.heap.bytes,
      executorCores: cores ?? assessment.setup.executorCores,
      executors: fit.instances ?? assessment.setup.executorCount,
      abstains: fit.abstentions.contains { $0.subject == "executor heap" },
      configuration: changes)
  }
}

extension SparkProfile {
  /// The profile as it would be on a cluster that gives containers of exactly what is asked for.
  fileprivate var inExactContainers: SparkProfile {
    var profile = self
    profile.allocationProperties["yarn.scheduler.minimum-allocation-mb"] = "1"
    return profile
  }
}

extension PredictedRun {
  fileprivate init(_ prediction: Prediction) {
    switch prediction.verdict {
    case .safe: self.init(.safe)
    case .atRisk: self.init(.atRisk)
    case .fails: self.init(.fails)
    case .unknown: self.init(.unknown)
    }
    failureKind = prediction.failure?.kind.rawValue
    memoryBytesSpilled = prediction.memoryBytesSpilled.bytes
    diskBytesSpilled = prediction.diskBytesSpilled.bytes
    cachedFraction = prediction.cachedFraction
    gcShare = prediction.gcShare
    durationMs = prediction.duration.map { Interval(low: $0.lowerBound, high: $0.upperBound) }
    executorHeapNeed = Interval(prediction.liveHeap)
    driverHeapNeed = Interval(prediction.driverHeap)
  }
}

extension Interval {
  fileprivate init?(_ bracket: Bracket?) {
    guard let bracket, let high = bracket.high else { return nil }
    self.init(low: bracket.low.bytes, high: high.bytes)
  }
}

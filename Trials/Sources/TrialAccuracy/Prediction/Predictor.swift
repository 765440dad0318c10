public import Advisor
public import SparkProfile

/// What is measured: a prediction and a fit. Ballast's own is ``ballast``.
public struct Predictor: Sendable {
  /// What a profile does under other settings: takes the profile once, for any number of requests.
  public var predict: @Sendable (SparkProfile) -> (PredictionRequest) -> PredictedRun
  /// What a profile should run with.
  public var recommend: @Sendable (SparkProfile, Aim) -> RecommendedRun

  /// A predictor of these two functions.
  public init(
    predict: @escaping @Sendable (SparkProfile) -> (PredictionRequest) -> PredictedRun,
    recommend: @escaping @Sendable (SparkProfile, Aim) -> RecommendedRun
  ) {
    self.predict = predict
    self.recommend = recommend
  }
}

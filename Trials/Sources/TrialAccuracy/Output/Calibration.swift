/// A constant of the prediction or the fit that was chosen by looking at trials.
///
/// What is chosen by looking at a trial is no prediction of it, so the page names every such
/// constant and the trials that it was chosen by.
struct CalibratedConstant: Sendable {
  /// The constant's name in the source.
  var name: String
  /// How it was chosen.
  var method: String

  /// Every one that there is.
  static let all: [CalibratedConstant] = [
    CalibratedConstant(
      name: "RunningCosts.gcShare, the exponent of the room beside what is live (1/4)",
      method: "by eye, between an eighth and a third in runs of the first set"),
    CalibratedConstant(
      name: "CollectedHeap.mostGrowthUnmarked (1.6)",
      method: "by eye, on percentile_big and percentile_big_large"),
    CalibratedConstant(
      name: "DriverNeed.resultCopies (1 to 6)",
      method: "from collect_driver and to_pandas_large, which worked and failed"),
    CalibratedConstant(
      name: "TaskWant, the part of a hash map that it can do without (1/4)",
      method: "from how the map grows; join_shuffled_hash showed that it was needed"),
    CalibratedConstant(
      name: "HeapModel.reserve (1/10) and mostSeen (1.1)",
      method: "G1's own reserve; huge_records showed that it was needed"),
    CalibratedConstant(
      name: "StagePredictor.writtenShare (0.65)",
      method: "the middle of what runs of the first set wrote of what they spilled"),
  ]
}

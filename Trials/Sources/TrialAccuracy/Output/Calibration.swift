/// A constant of the prediction or the fit that was chosen by looking at trials.
///
/// What is chosen by looking at a trial is no prediction of it: such a constant gets a value from
/// all other workloads for each workload, and these results stand beside the others.
struct CalibratedConstant: Sendable {
  /// The constant's name in the source.
  var name: String
  /// How it was chosen.
  var method: String

  /// Every one that there is.
  static let all: [CalibratedConstant] = []
}

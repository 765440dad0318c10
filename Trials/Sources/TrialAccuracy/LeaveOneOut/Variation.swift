import Advisor

/// What the values of one constant cost, with all other constants as they are.
struct Variation: Sendable {
  let constant: CalibratedConstant
  /// For each of its values, the loss by workload.
  let losses: [[String: Double]]

  init(_ constant: CalibratedConstant, losses: [[String: Double]]) {
    self.constant = constant
    self.losses = losses
  }

  /// Judges all trials with each value.
  ///
  /// - Parameters:
  ///   - constant: Which constant.
  ///   - trials: All trials.
  ///   - present: The loss by workload with the value that it has.
  init(
    _ constant: CalibratedConstant, of trials: [Trial], present: [String: Double]
  ) async {
    let scope = Evaluation.Scope(levels: [.full], aims: [.balanced], rules: [])
    var losses: [[String: Double]] = []
    for value in constant.values {
      guard value != constant.present else {
        losses.append(present)
        continue
      }
      var calibration = Calibration()
      constant.set(value, &calibration)
      let predictor = Predictor.ballast(with: calibration)
      losses.append(
        Loss.byWorkload(await Evaluation(trials, within: scope) { _ in predictor }))
    }
    self.init(constant, losses: losses)
  }

  /// The value that all workloads but one choose, or all of them.
  func value(without workload: String? = nil) -> Double {
    Choice.best(losses, without: workload).map { constant.values[$0] } ?? constant.present
  }

  /// The sum over workloads of what each loses with the value that the others choose.
  func lossLeftOut(of workloads: [String]) -> Double {
    workloads.reduce(0) { sum, workload in
      let place = Choice.best(losses, without: workload)
      return sum + (place.flatMap { losses[$0][workload] } ?? 0)
    }
  }
}

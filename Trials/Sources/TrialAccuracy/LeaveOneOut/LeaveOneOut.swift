import Advisor

/// What comes out for each workload when the constants are chosen by the others only.
///
/// Runs that share a program are of one workload, in whatever folder and size: the program is what
/// an outcome names as its workload.
public struct LeaveOneOut: Sendable {
  /// The constants, each with what its values cost.
  let variations: [Variation]
  /// The workloads, each of which is left out once.
  let workloads: [String]
  /// Predictions and fits of all workloads, each with all constants chosen by the others.
  let evaluation: Evaluation
  /// The same with one constant so chosen, and the others as they are; in the constants' order.
  let alone: [Evaluation]

  /// Chooses and measures; nil if there are not two workloads.
  ///
  /// - Parameter asIs: What was measured with the constants as they are.
  public init?(_ asIs: Evaluation) async {
    await self.init(asIs, constants: CalibratedConstant.all)
  }

  init?(_ asIs: Evaluation, constants: [CalibratedConstant]) async {
    let present = Loss.byWorkload(asIs)
    guard present.count > 1 else { return nil }
    workloads = present.keys.sorted()
    var variations: [Variation] = []
    var alone: [Evaluation] = []
    for constant in constants {
      let variation = await Variation(constant, of: asIs.trials, present: present)
      variations.append(variation)
      alone.append(await Self.measure([variation], asIs.trials, workloads))
    }
    self.variations = variations
    self.alone = alone
    evaluation = await Self.measure(variations, asIs.trials, workloads)
  }

  /// Judges each workload with the constants that the others choose.
  private static func measure(
    _ variations: [Variation], _ trials: [Trial], _ workloads: [String]
  ) async -> Evaluation {
    let predictors = workloads.reduce(into: [String: Predictor]()) { predictors, workload in
      predictors[workload] = .ballast(with: calibration(variations, without: workload))
    }
    let scope = Evaluation.Scope(levels: [.full], aims: [.safe, .balanced], rules: [])
    return await Evaluation(trials, within: scope) { predictors[$0.outcome.workload] ?? .ballast }
  }

  /// These constants as all workloads but one choose them.
  static func calibration(
    _ variations: [Variation], without workload: String
  ) -> Calibration {
    variations.reduce(into: Calibration()) { calibration, variation in
      variation.constant.set(variation.value(without: workload), &calibration)
    }
  }
}

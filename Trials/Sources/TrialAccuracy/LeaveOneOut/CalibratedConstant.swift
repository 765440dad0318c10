import Advisor
import SparkMemory

/// A constant that was chosen by looking at trials, and what else somebody might have chosen.
///
/// What is chosen by looking at a trial is no prediction of it, so the page names every such
/// constant, and says what comes out where it is chosen without the trial.
struct CalibratedConstant: Sendable {
  /// Its name in `Calibration`.
  let name: String
  /// How it was chosen.
  let method: String
  /// Its unit, as it stands after a figure; empty for a plain number.
  let unit: String
  /// What somebody might have chosen, from the smallest to the largest; the present value is one.
  let values: [Double]
  /// Its value among the constants.
  let value: @Sendable (Calibration) -> Double
  /// Sets it among the constants.
  let set: @Sendable (Double, inout Calibration) -> Void

  /// The value that it has.
  var present: Double { value(Calibration()) }

  /// A value as it stands on the page.
  func text(_ value: Double) -> String {
    let digits = (0...4).first { digits in
      let scale = (0..<digits).reduce(1.0) { product, _ in product * 10 }
      return abs(value * scale - (value * scale).rounded()) < 1e-9
    }
    return Figures.decimal(value, digits: digits ?? 4) + (unit.isEmpty ? "" : " \(unit)")
  }

  /// Every one that there is.
  ///
  /// The values go about as far up as down, in steps that grow with them. The present one is not
  /// the middle one, which is taken where the trials say nothing.
  static let all: [CalibratedConstant] = [
    CalibratedConstant(
      name: "collectionExponent",
      method: "by eye, between an eighth and a third in runs of the first set",
      unit: "", values: [0, 0.0625, 0.125, 0.25, 0.5, 1], value: { $0.collectionExponent },
      set: { $1.collectionExponent = $0 }),
    CalibratedConstant(
      name: "mostGrowthUnmarked", method: "by eye, on percentile_big in both sizes", unit: "",
      values: [1, 1.2, 1.4, 1.6, 2, 3], value: { $0.mostGrowthUnmarked },
      set: { $1.mostGrowthUnmarked = $0 }),
    CalibratedConstant(
      name: "driverObjects", method: "the most that recorded GC logs of drivers show",
      unit: "MiB", values: [45, 60, 75, 90, 120, 180], value: { $0.driverObjects.inMebibytes },
      set: { $1.driverObjects = .mebibytes(Int64($0)) }),
    CalibratedConstant(
      name: "leastResultCopies", method: "from to_pandas_large, which worked and failed", unit: "",
      values: [0, 1, 2, 3, 4], value: { Double($0.leastResultCopies) },
      set: { $1.leastResultCopies = Int64($0) }),
    CalibratedConstant(
      name: "mostResultCopies", method: "from collect_driver, which worked and failed", unit: "",
      values: [2, 3, 4, 6, 8, 12], value: { Double($0.mostResultCopies) },
      set: { $1.mostResultCopies = Int64($0) }),
    CalibratedConstant(
      name: "hashMapSpare",
      method: "from how the map grows; join_shuffled_hash showed that it was needed", unit: "",
      values: [0, 0.0625, 0.125, 0.25, 0.375, 0.5], value: { $0.hashMapSpare },
      set: { $1.hashMapSpare = $0 }),
    CalibratedConstant(
      name: "executorObjects", method: "the most that recorded GC logs of idle executors show",
      unit: "MiB", values: [0, 20, 30, 40, 60, 80], value: { $0.executorObjects.inMebibytes },
      set: { $1.executorObjects = .mebibytes(Int64($0)) }),
    CalibratedConstant(
      name: "heapReserve", method: "G1's own; huge_records showed that it was needed", unit: "",
      values: [0, 0.025, 0.05, 0.1, 0.15, 0.25], value: { $0.heapReserve },
      set: { $1.heapReserve = $0 }),
    CalibratedConstant(
      name: "mostSeen", method: "by eye; huge_records showed that it was needed", unit: "",
      values: [1, 1.025, 1.05, 1.1, 1.25, 1.5], value: { $0.mostSeen },
      set: { $1.mostSeen = $0 }),
    CalibratedConstant(
      name: "writtenShare",
      method: "the middle of what runs of the first set wrote of what they spilled", unit: "",
      values: [0.25, 0.4, 0.5, 0.65, 0.8, 1], value: { $0.writtenShare },
      set: { $1.writtenShare = $0 }),
  ]
}

extension ByteSize {
  fileprivate var inMebibytes: Double { Double(bytes) / Double(ByteSize.mebibytes(1).bytes) }
}

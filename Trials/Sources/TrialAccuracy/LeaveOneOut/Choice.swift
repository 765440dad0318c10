/// Chooses one of several values by what each of them costs workloads.
enum Choice {
  /// Losses that differ by less than this share are of the same predictions.
  private static let same = 1e-9

  /// The place of the value that costs least.
  ///
  /// Of several that cost as little, the middle one is taken, and of two in the middle the first:
  /// where nothing tells, no value is better for being the present one.
  ///
  /// - Parameters:
  ///   - losses: For each value, the loss by workload.
  ///   - workload: One that is left out; all count if nil.
  /// - Returns: A place among the values; nil if there are none.
  static func best(_ losses: [[String: Double]], without workload: String? = nil) -> Int? {
    let sums = losses.map { sum($0, without: workload) }
    guard let least = sums.min() else { return nil }
    let tied = sums.indices.filter { sums[$0] - least <= same * max(1, least) }
    return tied.isEmpty ? nil : tied[(tied.count - 1) / 2]
  }

  /// The loss over all workloads but one.
  static func sum(_ losses: [String: Double], without workload: String? = nil) -> Double {
    losses.sorted { $0.key < $1.key }.reduce(0) { $0 + ($1.key == workload ? 0 : $1.value) }
  }
}

import SparkMemory

/// Which of several candidates a plan takes, and what it was measured against.
struct PlanChoice {
  /// The candidate that is taken.
  let chosen: PlanCandidate
  /// The least that any candidate reserves which does as well.
  let least: ByteSize
  /// The most tasks at once of any.
  let mostTasks: Int

  /// Of all whose heaps hold what they must, those that run nearly as many tasks at once as any; of
  /// those the ones that spill as little, of those that cache as much, of those that need no much
  /// smaller partitions, and of those the smallest executors that do not reserve much more than
  /// others. Nil if there are no candidates.
  init?(of candidates: [PlanCandidate]) {
    guard let missing = candidates.map(\.executors.missingHeap).min() else { return nil }
    let sound = candidates.filter { $0.executors.missingHeap == missing }
    let most = sound.map(\.executors.tasksAtOnce).max() ?? 0
    let busy = sound.filter {
      Double($0.executors.tasksAtOnce) >= Double(most) * PlanAssumptions.leastOfMostTasks
    }
    let spilled = busy.map(\.executors.memoryBytesSpilled).min() ?? .zero
    let whole = busy.filter {
      $0.executors.memoryBytesSpilled <= spilled.scaled(by: 1 + PlanAssumptions.mostWorse)
    }
    let cached = whole.compactMap(\.executors.cachedFraction).max() ?? 1
    let kept = whole.filter {
      $0.executors.cachedFraction ?? 1 >= cached * (1 - PlanAssumptions.mostWorse)
    }
    let want = kept.map(\.executors.want).max() ?? .zero
    let good = kept.filter {
      $0.executors.want >= want.scaled(by: PlanAssumptions.leastOfWant)
    }
    guard let least = good.map(\.executors.reserved).min(),
      let chosen = good.first(where: {
        $0.executors.reserved <= least.scaled(by: 1 + PlanAssumptions.mostDearer)
      })
    else { return nil }
    self.chosen = chosen
    self.least = least
    mostTasks = most
  }
}

import SparkProfile

/// A configuration sizes executors of the default resource profile only: a program that asks for
/// other profiles names their sizes itself.
extension SparkProfile {
  /// Executors that a configuration sizes; the driver itself in local mode.
  var sizedWorkers: [Executor] {
    workers.filter { ($0.resourceProfileID ?? 0) == 0 }
  }

  /// Stage attempts that ran, or were to run, on those executors, in order.
  var sizedStages: [Stage] {
    orderedStages.filter { ($0.resourceProfileID ?? 0) == 0 }
  }

  /// The other resource profiles whose executors ran tasks.
  var otherResourceProfiles: [Int] {
    Set(workers.filter { $0.taskCount > 0 }.compactMap(\.resourceProfileID))
      .subtracting([0]).sorted()
  }
}

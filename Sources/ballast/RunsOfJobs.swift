import Advisor
import SparkProfile

/// Logs that are named one by one, put together by the job that they are runs of.
///
/// Runs are of one job if their applications have the same name.
struct RunsOfJobs {
  private var logs: [[ReadLog]] = []

  /// How many logs there are.
  var count: Int { logs.reduce(0) { $0 + $1.count } }

  /// Adds a log to those of its job, or as the first of another one.
  mutating func add(_ log: ReadLog) {
    let name = log.profile.application.name
    let known = logs.firstIndex { $0.first?.profile.application.name == name }
    if name != nil, let known {
      logs[known].append(log)
    } else {
      logs.append([log])
    }
  }

  /// Each job's run that tells most, and its other runs.
  var jobs: [(sized: ReadLog, others: [ReadLog])] {
    logs.compactMap { runs in
      guard let best = Assessment.mostTelling(of: runs.map(\.profile)) else { return nil }
      var others = runs
      let sized = others.remove(at: best)
      return (sized, others)
    }
  }
}

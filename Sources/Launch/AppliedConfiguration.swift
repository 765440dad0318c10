public import RunStore

/// The configuration that the history of a job asks for.
public struct AppliedConfiguration: Hashable, Sendable {
  /// What is changed in the command, by key.
  public let changes: [String: String]
  /// Why, in a sentence without its end.
  public let reason: String

  /// Chooses by the runs of a job.
  ///
  /// After a run that ended well it is what that run recommends, in which each step down is one that
  /// one run justifies. After one that died of memory it is what worked last; if that had no more
  /// than what died, it is what the run that died recommends. A run that failed otherwise, or was
  /// stopped, says nothing of memory, so nothing moves.
  ///
  /// - Parameter runs: The runs of the job that have ended, the latest first.
  public init(_ runs: [RunRecord]) {
    guard let last = runs.first(where: { $0.ending != .stopped }) else {
      changes = [:]
      reason = "the first run of this job: nothing is known of it"
      return
    }
    let name = "run \(last.id.map(String.init) ?? "before")"
    switch last.ending {
    case .succeeded:
      changes = last.changes.merging(last.recommendation) { _, new in new }
      reason =
        changes.isEmpty ? "\(name) recommends no change" : "as \(name), which worked, recommends"
    case .failed where last.shortage != nil:
      let worked = runs.first { $0.ending == .succeeded }
      if let worked, worked.changes != last.changes {
        changes = worked.changes
        reason =
          "\(name) died of memory; back to what worked last, in run \(worked.id.map(String.init) ?? "")"
      } else {
        changes = last.changes.merging(last.recommendation) { _, new in new }
        reason = "\(name) died of memory; with what it recommends"
      }
    default:
      changes = last.changes
      reason = "\(name) did not fail of memory, so it is run as it was"
    }
  }
}

import Advisor
public import RunStore

/// The configuration that the history of a job asks for.
public struct AppliedConfiguration: Hashable, Sendable {
  /// What is changed in the command, by key.
  public let changes: [String: String]
  /// Why, in a sentence without its end.
  public let reason: String

  private init(_ changes: [String: String], _ reason: String) {
    self.changes = changes
    self.reason = reason
  }

  /// Chooses by the runs of a job.
  ///
  /// After a run that ended well it is what that run recommends, in which each step down is one that
  /// one run justifies, unless a run failed with as much and none has worked with it since. After a
  /// run that failed it is what worked last; if a later run died with no less memory than that, it
  /// is what the runs that died recommend. A run that failed of something else than memory, and had
  /// what worked, says nothing of it, so nothing moves. A run that was stopped is not looked at.
  ///
  /// - Parameter runs: The runs of the job that have ended, the latest first.
  public init(_ runs: [RunRecord]) {
    let runs = runs.filter { $0.ending == .succeeded || $0.ending == .failed }
    guard let last = runs.first else {
      self.init([:], "the first run of this job: nothing is known of it")
      return
    }
    self =
      last.ending == .succeeded
      ? Self.afterSuccess(of: last, in: runs) : Self.afterFailure(of: last, in: runs)
  }

  private static func afterSuccess(of last: RunRecord, in runs: [RunRecord]) -> Self {
    let changes = last.changes.merging(last.recommendation) { _, new in new }
    guard !changes.isEmpty else { return Self(changes, "\(last.name) recommends no change") }
    let next = RunSizes(last).changing(changes)
    if let failed = runs.first(where: { $0.refutes(next, in: runs) }) {
      return Self(
        last.changes,
        "as \(last.name), which worked; what it recommends was not enough in \(failed.name)")
    }
    return Self(changes, "as \(last.name), which worked, recommends")
  }

  private static func afterFailure(of last: RunRecord, in runs: [RunRecord]) -> Self {
    let worked = runs.first { $0.ending == .succeeded }
    let since = runs.prefix { $0.ending != .succeeded }
    let dead = since.filter { $0.diedOf != nil }
    let asItWas = Self(
      last.changes, "\(last.name) did not fail of memory, so it is run as it was")
    if let worked, !dead.contains(where: { $0.hadAtLeast(RunSizes(worked)) }) {
      let (had, needed) = (RunSizes(last), RunSizes(worked))
      guard last.diedOf != nil || !had.hasAtLeast(needed, of: needed.sizes) else { return asItWas }
      let keys = Set(worked.changes.keys).union(since.flatMap(\.changes.keys))
        .union(needed.differences(from: had))
      let back = needed.values.filter { keys.contains($0.key) }
      let failed = last.diedOf == nil ? "failed" : "died of memory"
      return Self(back, "\(last.name) \(failed); back to what worked last, in \(worked.name)")
    }
    guard let latest = dead.first else { return asItWas }
    let changes = recommendation(of: dead)
    if last.diedOf == nil,
      RunSizes(last).hasAtLeast(RunSizes(last).changing(changes), of: changes.keys)
    {
      return asItWas
    }
    return Self(changes, "\(latest.name) died of memory; with what it recommends")
  }

  /// What the latest of some runs that died recommends, and no less of what others died of than they
  /// do.
  private static func recommendation(of dead: [RunRecord]) -> [String: String] {
    var changes: [String: String] = [:]
    for run in dead.reversed() {
      let next = RunSizes(run).changing(run.changes.merging(run.recommendation) { _, new in new })
      let kept = changes.filter { key, value in
        let earlier = next.changing([key: value])
        return !next.hasAtLeast(earlier, of: [key]) && earlier.hasAtLeast(next, of: [key])
      }
      changes = next.changes.merging(kept) { _, more in more }
    }
    return changes
  }
}

extension RunRecord {
  fileprivate var name: String { "run \(id.map(String.init) ?? "before")" }

  /// What it died of; nil if that was not memory, or is not known.
  fileprivate var diedOf: MemoryShortage? {
    ending == .failed ? shortage.flatMap(MemoryShortage.init(rawValue:)) : nil
  }

  /// Whether it died with no less of what it died of than another run had.
  fileprivate func hadAtLeast(_ other: RunSizes) -> Bool {
    guard let diedOf else { return false }
    let had = RunSizes(self)
    return had.hasAtLeast(other, of: had.keys(for: diedOf))
  }

  /// Whether it failed with no less than a run would have, and none with as little has worked since.
  fileprivate func refutes(_ next: RunSizes, in runs: [RunRecord]) -> Bool {
    guard ending == .failed else { return false }
    let had = RunSizes(self)
    let keys = diedOf.map(had.keys) ?? next.changes.keys.sorted()
    guard had.hasAtLeast(next, of: keys) else { return false }
    return !runs.prefix { $0.id != id }.contains {
      $0.ending == .succeeded && had.hasAtLeast(RunSizes($0), of: keys)
    }
  }
}

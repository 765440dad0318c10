public import Advisor

/// A finding while the application runs.
public struct WatchedFinding: Hashable, Sendable {
  /// The finding, with the figures of now.
  public var finding: Finding
  /// When it was first seen, in milliseconds since 1970.
  public var since: Int64
  /// Whether it arose only a short time ago.
  public var isNew: Bool
  /// Whether what is still to come may take it back.
  public var isProvisional: Bool
}

/// The findings of an application, with when each of them arose.
struct FindingLog: Hashable, Sendable {
  /// A rule may find something more than once of a subject.
  private struct Identity: Hashable {
    var id: RuleID
    var subject: Finding.Subject
    var place = 0
  }

  private struct Entry: Hashable {
    var identity: Identity
    var finding: Finding
    var since: Int64
  }

  /// For so many milliseconds a finding is a new one.
  static let newness: Int64 = 60_000

  private var entries: [Entry] = []
  /// When findings were first asked for: what was there then is not news.
  private var start: Int64?

  /// Takes over what is found now. What is no longer found is forgotten.
  mutating func update(_ now: [Finding], at time: Int64) {
    start = start ?? time
    let known = Dictionary(
      entries.map { ($0.identity, $0.since) }, uniquingKeysWith: { first, _ in first })
    var counts: [Identity: Int] = [:]
    entries = now.filter { !Self.onlyOfFinishedRuns.contains($0.id) }.map { finding in
      var identity = Identity(id: finding.id, subject: finding.subject)
      let place = counts[identity, default: 0]
      counts[identity] = place + 1
      identity.place = place
      return Entry(identity: identity, finding: finding, since: known[identity] ?? time)
    }
  }

  /// The findings at a time.
  func watched(at time: Int64, hasEnded: Bool) -> [WatchedFinding] {
    entries.map { entry in
      let age = time.elapsed(since: entry.since)
      return WatchedFinding(
        finding: entry.finding, since: entry.since,
        isNew: entry.since != start && age < Self.newness,
        isProvisional: !hasEnded && Self.provisional.contains(entry.identity.id))
    }
  }

  /// Rules that look at a whole run: what was idle or too large may be used yet, and a share of the
  /// run's time changes as it goes on.
  static let provisional: Set<RuleID> = Set(
    [8, 11, 12, 13, 14, 15, 18, 25, 26, 28, 30, 31, 32, 40, 42, 43].map { RuleID($0) })

  /// Rules that only say that the log has no end yet.
  static let onlyOfFinishedRuns: Set<RuleID> = [RuleID(19)]
}

import Advisor
public import RunStore
public import SparkMemory
import SparkProfile

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Looks for the smallest good configuration of a job by running it.
public struct Tuner: Sendable {
  /// What is looked for.
  public struct Goal: Hashable, Sendable, Codable {
    /// The settings whose smallest good value is wanted, by name, in this order. In local mode the
    /// driver's heap is the only one, whatever they are.
    public var keys: [String]
    /// How narrow the bracket of each shall be, as a share of its size.
    public var precision: Double

    /// A goal.
    public init(keys: [ConfigurationKey], precision: Double) {
      self.keys = keys.map(\.name)
      self.precision = precision
    }
  }

  /// What happens, for whoever watches.
  public enum Event: Sendable {
    /// A search that was interrupted goes on, after so many runs.
    case resumed(runs: Int)
    /// A run begins, to try this.
    case trying(ConfigurationKey?, ByteSize?, JobRunner.Beginning)
    /// A run ended.
    case ran(TuneJournal.Entry)
    /// The bracket of a setting is as narrow as asked.
    case narrowed(ConfigurationKey, tooSmall: ByteSize?, enough: ByteSize)
  }

  /// How a search came to its end.
  public enum Ending: Hashable, Sendable {
    /// All brackets are as narrow as asked.
    case found
    /// It can go on another time; why it did not now, in a few words.
    case interrupted(String)
    /// It cannot go on, and why, in a sentence.
    case failed(String)
  }

  /// What a search came to.
  public struct Outcome: Sendable {
    /// How it ended.
    public let ending: Ending
    /// All runs of it.
    public let journal: TuneJournal
    /// The smallest that went well; nil if nothing did.
    public let best: TuneJournal.Entry?
  }

  private let runner: JobRunner
  private let store: RunStore
  private let goal: Goal
  private let budget: TuneBudget
  /// Spark refuses less than 450 MiB; the largest size below that people would write.
  private static let least = ByteSize.mebibytes(448)
  /// A run that died of another memory than the one that is narrowed is repeated, but not for ever.
  private static let mostOthersInARow = 2

  /// A search.
  ///
  /// - Parameters:
  ///   - runner: Runs the job.
  ///   - store: The history, in which the journal is.
  ///   - goal: What is looked for.
  ///   - budget: What it may cost, with the runs that there were.
  public init(_ runner: JobRunner, store: RunStore, goal: Goal, budget: TuneBudget) {
    self.runner = runner
    self.store = store
    self.goal = goal
    self.budget = budget
  }

  /// Searches, or goes on with a search that was interrupted.
  ///
  /// - Parameter report: Told what happens.
  /// - Returns: How it ended, all runs of it, and the best of them.
  /// - Throws: ``LaunchError`` if the history cannot be used, or the program not be started.
  public func search(report: (Event) -> Void) async throws(LaunchError) -> Outcome {
    var (tuning, journal) = try open()
    if !journal.entries.isEmpty { report(.resumed(runs: journal.entries.count)) }
    var ending = try await profile(&journal, tuning, report)
    let keys = keys(for: journal)
    for count in keys.indices.map({ $0 + 1 }) where ending == nil {
      ending = try await narrow(Array(keys.prefix(count)), &journal, tuning, report)
    }
    let outcome = Outcome(
      ending: ending ?? .found, journal: journal, best: journal.best(of: keys))
    if case .interrupted = outcome.ending { return outcome }
    // What failed is tried from the beginning the next time: somebody may have repaired it.
    tuning.endTime = runner.currentTime
    let ended = tuning
    try storing { () throws(RunStoreError) in try store.update(ended) }
    return outcome
  }

  /// The settings to narrow, by what a run shows of where it ran.
  private func keys(for journal: TuneJournal) -> [ConfigurationKey] {
    let isLocal = journal.best(of: [])?.assessment?.setup.environment.manager == .local
    return isLocal ? [.driverMemory] : goal.keys.compactMap(ConfigurationKey.named)
  }

  private func open() throws(LaunchError) -> (TuningRecord, TuneJournal) {
    let command = runner.command.fingerprint
    // The same goal must be the same bytes, or a search is not known again.
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let data = (try? encoder.encode(goal)) ?? Data()
    var journal = TuneJournal()
    let (job, now) = (runner.job, runner.currentTime)
    let (tuning, records) = try storing { () throws(RunStoreError) in
      if let open = try store.openTuning(of: job, command: command), open.goal == data {
        return (open, try store.journal(of: open))
      }
      var tuning = TuningRecord(job: job, command: command, startTime: now, goal: data)
      try store.begin(&tuning)
      return (tuning, [])
    }
    for record in records { journal.add(record, runner.assessment(of: record)) }
    return (tuning, journal)
  }

  /// Runs the job as it is, and cured if it dies, until it has been seen to go well.
  private func profile(
    _ journal: inout TuneJournal, _ tuning: TuningRecord, _ report: (Event) -> Void
  ) async throws(LaunchError) -> Ending? {
    while !journal.hasGoodRun {
      var changes: [String: String] = [:]
      if let last = journal.entries.last(where: { !$0.isIrrelevant }) {
        switch cure(of: last) {
        case .hopeless(let why): return .failed(why)
        case .cure(let cure): changes = last.record.changes.merging(cure.changes) { _, new in new }
        }
      }
      if let ending = try await run(changes, nil, nil, &journal, tuning, report) { return ending }
      if let entry = journal.entries.last, entry.isIrrelevant,
        case .hopeless(let why) = cure(of: entry)
      {
        return .failed(why)
      }
    }
    return nil
  }

  private func cure(of entry: TuneJournal.Entry) -> CureDecision {
    guard let assessment = entry.assessment else {
      return .hopeless("the run left no log, so nothing tells what it needs")
    }
    let configuration = assessment.profile.configuration
    if let reason = RetryDecision.withoutEffect(entry.record.changes, in: configuration) {
      return .hopeless(reason)
    }
    let fit = Fit(assessment, aim: .balanced)
    let decision = CureDecision(assessment, fit: fit, limit: runner.site.executorLimit)
    guard case .hopeless(let why) = decision else { return decision }
    return .hopeless("the job fails, and not for want of a size: \(why)")
  }

  /// Narrows the last of some settings, with what was found for those before it.
  private func narrow(
    _ keys: [ConfigurationKey], _ journal: inout TuneJournal, _ tuning: TuningRecord,
    _ report: (Event) -> Void
  ) async throws(LaunchError) -> Ending? {
    guard let key = keys.last, var best = journal.best(of: keys),
      let first = best.assessment?.heap(of: key)
    else { return nil }
    var search = TuneSearch(
      enough: first, tooSmall: journal.largestTooSmall(of: key, below: first) ?? Self.least,
      precision: goal.precision)
    var othersInARow = 0
    while true {
      if let assessment = best.assessment {
        search.edges = HeapEdges(
          assessment, of: key, from: search.tooSmall, to: search.enough)
      }
      guard let heap = search.next else { break }
      let changes = best.record.changes.merging([key.name: heap.sparkText]) { _, new in new }
      if let ending = try await run(changes, key, heap, &journal, tuning, report) { return ending }
      guard let entry = journal.entries.last else { break }
      guard !entry.isIrrelevant else {
        return .failed("the run failed, and not of memory, so it tells nothing of its size")
      }
      guard entry.assessment?.heap(of: key) == heap else {
        return .failed("\(key.name) has no effect: the program sets it itself")
      }
      guard entry.isAbout(key) else {
        // What was found before may be so little that it does not do each time.
        othersInARow += 1
        guard othersInARow < Self.mostOthersInARow else {
          return .failed(
            "it \(entry.objection ?? "fails") each time, which is not for want of \(key.name)")
        }
        continue
      }
      othersInARow = 0
      search.record(heap, isGood: entry.isGood)
      best = journal.best(of: keys) ?? best
    }
    let isMeasured = journal.largestTooSmall(of: key, below: search.enough) != nil
    report(
      .narrowed(key, tooSmall: isMeasured ? search.tooSmall : nil, enough: search.enough))
    return nil
  }

  private func run(
    _ changes: [String: String], _ key: ConfigurationKey?, _ size: ByteSize?,
    _ journal: inout TuneJournal, _ tuning: TuningRecord, _ report: (Event) -> Void
  ) async throws(LaunchError) -> Ending? {
    if let reason = budget.reasonSpent(journal.spent) { return .interrupted(reason) }
    let result = try await runner.run(
      changing: changes, tuning: tuning.id, announce: { report(.trying(key, size, $0)) })
    journal.add(result.record, result.verdict?.assessment)
    if let entry = journal.entries.last { report(.ran(entry)) }
    switch result.record.ending {
    case .succeeded, .failed: return nil
    case .stopped: return .interrupted("the run was stopped")
    case .open:
      return .failed(
        "nothing tells how the run ended; spark-submit has to wait for it, and its event log to be "
          + "where it can be read here")
    }
  }
}

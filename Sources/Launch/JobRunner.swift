import Advisor
public import RunStore
import SparkEventLog
public import SparkMemory
import SparkProfile

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Runs a job, reads what it left, and stores what that tells.
public struct JobRunner: Sendable {
  /// A run that is about to begin.
  public struct Beginning: Sendable {
    /// Its number in the history.
    public let number: Int64?
    /// What was switched on.
    public let evidence: RunEvidence
    /// What is changed for it, by key.
    public let changes: [String: String]
  }

  /// A run that ended.
  public struct Result: Sendable {
    /// How its process ended.
    public let ending: ChildProcess.Ending
    /// What it left behind.
    public let logs: RunLogs
    /// What it shows; nil if it left no log.
    public let verdict: RunVerdict?
    /// As it was stored.
    public let record: RunRecord
    /// What could not be found, read or stored, in sentences.
    public let notes: [String]
  }

  /// The command.
  public let command: LaunchCommand
  /// What this machine says of it.
  public let site: LaunchSite
  /// The job that the runs are of.
  public let job: String
  private let store: RunStore
  private let home: String
  private let cluster: Cluster?
  private let now: @Sendable () -> Int64

  /// A runner of one job.
  ///
  /// - Parameters:
  ///   - command: The command.
  ///   - site: What this machine says of it.
  ///   - job: The job that the runs are of.
  ///   - store: The history.
  ///   - home: The folder that takes what runs write.
  ///   - cluster: The machines that it runs on; nil if they are not known.
  ///   - now: The time, in milliseconds since 1970.
  public init(
    _ command: LaunchCommand, site: LaunchSite, job: String, store: RunStore, home: String,
    cluster: Cluster? = nil, now: @escaping @Sendable () -> Int64
  ) {
    self.command = command
    self.site = site
    self.job = job
    self.store = store
    self.home = home
    self.cluster = cluster
    self.now = now
  }

  /// Runs the job once.
  ///
  /// What goes wrong after the process has ended is a note: a job that did its work has done it.
  ///
  /// - Parameters:
  ///   - changes: Settings to change for it, by key.
  ///   - tuning: The search that it is a part of; nil for a run of its own.
  ///   - announce: Told before the process begins.
  /// - Returns: The run, as it ended.
  /// - Throws: ``LaunchError`` if the history cannot be written at first, or the program not be started.
  public func run(
    changing changes: [String: String], tuning: Int64? = nil, announce: (Beginning) -> Void
  ) async throws(LaunchError) -> Result {
    var record = RunRecord(job: job, startTime: now(), changes: changes)
    record.tuning = tuning
    try storing { () throws(RunStoreError) in try store.begin(&record) }
    let folder = try makeFolder(for: record)
    record.folder = folder

    var given = site.given
    given.values.merge(changes) { _, new in new }
    let evidence = RunEvidence(given: given, site: site.evidenceSite(folder: folder))
    var settings = evidence.settings.merging(changes) { _, new in new }
    let sharesLogs = evidence.eventLogDirectory.map { $0 != folder } ?? false
    let mark = sharesLogs ? "\(record.startTime)-\(record.id ?? 0)" : nil
    settings[RunLogs.mark] = mark
    announce(Beginning(number: record.id, evidence: evidence, changes: changes))

    let (ending, output): (ChildProcess.Ending, ProcessOutput)
    do {
      (ending, output) = try await runProcess(with: settings)
    } catch {
      forget(record)
      throw error
    }
    let logs = RunLogs(
      in: evidence.eventLogDirectory, folder: folder, mark: mark, since: record.startTime,
      messages: output.messages)
    let verdict = verdict(on: logs)
    record.applicationID = logs.profile?.application.id ?? output.applicationID
    record.ending = RunRecord.Ending(ending, evidence.cleanExit, verdict)
    record.exitStatus = ending.status
    conclude(&record, logs: logs, verdict: verdict)
    var notes = logs.notes
    do {
      try store.update(record)
    } catch {
      notes.append("what became of the run is not remembered: \(error)")
    }
    removeOldFolders()
    return Result(ending: ending, logs: logs, verdict: verdict, record: record, notes: notes)
  }

  /// The runs of the job that have ended, the latest first.
  ///
  /// - Returns: The runs.
  /// - Throws: ``LaunchError`` if the history cannot be read.
  public func history() throws(LaunchError) -> [RunRecord] {
    try storing { () throws(RunStoreError) in try store.runs(of: job) }
  }

  /// Milliseconds since 1970.
  var currentTime: Int64 { now() }

  /// What a run that was stored shows, with the other runs of the job; nil if its profile was not
  /// kept.
  func assessment(of record: RunRecord) -> Assessment? {
    guard let profile = record.profile else { return nil }
    let others = ((try? history()) ?? []).filter { $0.id != record.id }
    return Assessment(profile, on: cluster, others: others.compactMap(\.profile))
  }

  private func verdict(on logs: RunLogs) -> RunVerdict? {
    guard let profile = logs.profile else { return nil }
    let earlier = (try? history()) ?? []
    return RunVerdict(Assessment(profile, on: cluster, others: earlier.compactMap(\.profile)))
  }

  private func conclude(_ record: inout RunRecord, logs: RunLogs, verdict: RunVerdict?) {
    record.endTime = now()
    record.profile = logs.profile
    guard let verdict else { return }
    if record.ending == .failed { record.shortage = verdict.assessment.shortage?.rawValue }
    record.recommendation = verdict.fit.changedSettings
    record.settings = Dictionary(
      verdict.fit.settings.compactMap { line in line.now.map { (line.key, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  private func runProcess(
    with settings: [String: String]
  ) async throws(LaunchError) -> (ChildProcess.Ending, ProcessOutput) {
    let (words, environment) = command.setting(settings)
    var output = ProcessOutput(
      name: "standard error", writer: site.hasDriverHere ? .driver : .unknown)
    let ending: ChildProcess.Ending
    if command.isInteractive {
      // A shell wants a terminal for its standard error.
      ending = try await ChildProcess.run(words, environment: environment)
    } else {
      ending = try await ChildProcess.run(words, environment: environment) { output.add($0) }
    }
    output.finish()
    return (ending, output)
  }

  /// Takes back what was stored of a run that never was.
  private func forget(_ record: RunRecord) {
    // That it was not started is what there is to say; what stays behind is an empty folder.
    try? store.remove(record)
    if let folder = record.folder { try? FileManager.default.removeItem(atPath: folder) }
  }

  private func makeFolder(for record: RunRecord) throws(LaunchError) -> String {
    let folder = "\(home)/runs/\(record.id ?? 0)"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      return folder
    } catch {
      throw LaunchError(
        "\(folder): cannot be made; look whether the disk is full: \(error)", isOfHistory: true)
    }
  }

  /// Logs of runs whose profiles the history no longer keeps go as well.
  private func removeOldFolders() {
    for folder in (try? store.foldersOfOldRuns(of: job)) ?? []
    where folder.hasPrefix("\(home)/runs/") {
      // A folder that is gone already, or cannot be removed, is no reason to fail a job.
      try? FileManager.default.removeItem(atPath: folder)
    }
  }
}

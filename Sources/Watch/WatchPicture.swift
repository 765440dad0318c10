public import SparkProfile

/// All that is to be shown of an application at one moment, whatever the form.
public struct WatchPicture: Hashable, Sendable {
  /// What the application does, as far as is known.
  public enum Phase: String, Hashable, Sendable, Codable {
    /// It has not been seen yet.
    case waiting
    /// It runs.
    case running
    /// It runs as far as is known, and could not be seen lately.
    case unseen
    /// It has ended.
    case ended
  }

  /// Why the application cannot be seen at present.
  public struct Outage: Hashable, Sendable {
    /// What is wrong, and where.
    public var message: String
    /// Since when, in milliseconds since 1970.
    public var since: Int64
    /// When it is tried again, in milliseconds since 1970.
    public var retry: Int64
    /// Failures in a row.
    public var failures: Int
  }

  /// Something that happened while watching, worth a line.
  public struct Notice: Hashable, Sendable {
    /// When, in milliseconds since 1970.
    public var time: Int64
    /// What.
    public var text: String
  }

  /// Now, in milliseconds since 1970.
  public var time: Int64
  /// What is watched.
  public var source: String
  /// What the application does.
  public var phase: Phase
  /// Who runs.
  public var application: Application
  /// Milliseconds since the application started; nil if it is not known when.
  public var elapsed: Int64?
  /// Milliseconds since it was last seen; nil before.
  public var age: Int64?
  /// Milliseconds until it is looked at again.
  public var wait: Int64
  /// Whether it is not looked at, because somebody asked for that.
  public var isPaused: Bool
  /// Jobs that run.
  public var runningJobs: Int
  /// Jobs that ended well.
  public var succeededJobs: Int
  /// Jobs that failed.
  public var failedJobs: Int
  /// Executors that are gone.
  public var lostExecutors: Int
  /// The driver first, then the executors by id.
  public var executors: [ExecutorView]
  /// The stages that run, by id.
  public var stages: [StageView]
  /// What is wrong, the worst first.
  public var findings: [WatchedFinding]
  /// Why it cannot be seen at present; nil if it can.
  public var outage: Outage?
  /// Why what has been written cannot be read to its end; nil if it can. Nothing that comes after it
  /// is seen.
  public var damage: String?
  /// What happened lately, the latest last.
  public var notices: [Notice]

  /// Tasks that run.
  public var activeTasks: Int { executors.reduce(0) { $0.addingSaturated($1.activeTasks) } }
  /// Tasks that can run at once.
  public var slots: Int { executors.reduce(0) { $0.addingSaturated($1.slots) } }
  /// Bytes that running stages spilled a second in the last minute; nil before that is known.
  public var spillRate: Double? {
    let rates = stages.compactMap(\.spillRate)
    return rates.isEmpty ? nil : rates.reduce(0, +)
  }

  /// The same picture at a later time, when nothing else was seen.
  public func aged(to time: Int64) -> WatchPicture {
    var later = self
    let passed = max(0, time.elapsed(since: self.time))
    later.time = time
    later.age = age?.addingSaturated(passed)
    later.wait = max(0, wait.elapsed(since: passed))
    if phase != .ended { later.elapsed = elapsed?.addingSaturated(passed) }
    return later
  }
}
